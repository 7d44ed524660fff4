// The browser's entry: wakes an island when it, or the area that it belongs to, comes into view or is touched. Vue and
// the island itself are loaded only then, so this file imports neither.
const islands = import.meta.glob<{ default: import('vue').Component }>('./*.island.vue');

for (const host of document.querySelectorAll<HTMLElement>('[data-island]')) watch(host);

function watch(host: HTMLElement): void {
  const name = host.dataset['island'] ?? '';
  const area = document.getElementById(host.dataset['area'] ?? '') ?? host;
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && wake());
  const signals = ['pointerdown', 'focusin'] as const;

  function wake(): void {
    observer.disconnect();
    for (const signal of signals) area.removeEventListener(signal, wake);
    void Promise.all([import('./hydrate.ts'), islands[`./${name}.island.vue`]?.()]).then(([{ hydrate }, island]) => {
      if (island) hydrate(host, name, island.default);
    });
  }

  observer.observe(area);
  for (const signal of signals) area.addEventListener(signal, wake, { passive: true });
}
