// Runs before anything is painted, so that neither the colours nor the language flicker.
(() => {
  const stored = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };
  const scheme = stored('tierline-scheme') ?? 'auto';
  const dark = scheme === 'dark' || (scheme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  const language = stored('tierline-language') ?? stored('tierline-language-shown');
  if (language) document.documentElement.lang = language;
})();
