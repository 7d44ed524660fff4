// The browser's entry: wakes an island when it, or the area that it belongs to, comes into view or is touched. Vue and
// the island itself are loaded only then, so this file imports neither. Where a page has nothing to draw anew, its island
// is a script alone, and needs no Vue.
const islands = import.meta.glob<{ default: import('vue').Component }>('./*.island.vue');
const scripts = import.meta.glob<{ default: (host: HTMLElement) => void }>('./*.island.ts');

// An old link, or one from another order of the comments, may lead to a comment that this page has no room for.
const linked = /^#comment-([\w-]+)$/.exec(location.hash)?.[1];
if (linked && !document.querySelector(location.hash)) location.replace(`/comments/${linked}?in=thread`);

for (const host of document.querySelectorAll<HTMLElement>('[data-island]')) watch(host);

function watch(host: HTMLElement): void {
  const area = document.getElementById(host.dataset['area'] ?? '') ?? host;
  const observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && wake());
  const signals = ['pointerdown', 'focusin'] as const;

  function wake(): void {
    observer.disconnect();
    for (const signal of signals) area.removeEventListener(signal, wake);
    void start(host, host.dataset['island'] ?? '');
  }

  observer.observe(area);
  for (const signal of signals) area.addEventListener(signal, wake, { passive: true });
}

async function start(host: HTMLElement, name: string): Promise<void> {
  const script = await scripts[`./${name}.island.ts`]?.();
  if (script) {
    script.default(host);
    return;
  }
  const [{ hydrate }, island] = await Promise.all([import('./hydrate.ts'), islands[`./${name}.island.vue`]?.()]);
  if (island) hydrate(host, name, island.default);
}
