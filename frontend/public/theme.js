// Runs before the first paint, so that a page never flashes in the wrong theme.
(function () {
  var chosen = null;
  try {
    chosen = localStorage.getItem('signalbox.theme');
  } catch {
    // Storage can be refused; the system's choice serves then.
  }
  var dark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
})();
