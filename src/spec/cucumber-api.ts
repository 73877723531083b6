// Cucumber's own programming interface, loaded when something runs. Code that V8 has kept for the built command cannot `import()`.

/** Throws what loading throws. */
export const cucumberApi = (): typeof import('@cucumber/cucumber/api') => require('@cucumber/cucumber/api');
