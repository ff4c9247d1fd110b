/** A link into a closed part opens it first. */

const openTo = (hash: string): void => {
  const target = document.getElementById(decodeURIComponent(hash.slice(1)));
  if (target === null) return;
  for (let at: HTMLElement | null = target; at !== null; at = at.parentElement)
    if (at instanceof HTMLDetailsElement) at.open = true;
  target.scrollIntoView();
};

export const startOpening = (): void => {
  addEventListener('hashchange', () => openTo(location.hash));
  if (location.hash.length > 1) openTo(location.hash);
};
