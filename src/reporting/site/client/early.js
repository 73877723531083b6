// Before the first paint: the page knows that scripts run, and which theme was chosen.
document.documentElement.classList.add('script');
try {
  const theme = localStorage.getItem('callspec-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // A browser that keeps nothing for this page: the system's theme it is.
}
