// Never says hello.

setInterval(() => undefined, 1000);
