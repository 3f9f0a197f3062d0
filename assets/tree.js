// Fetches a branch of the hierarchy when its arrow is opened. Without it the branch offers a link.
const filled = new WeakSet();

document.addEventListener(
  'toggle',
  async (event) => {
    const details = event.target;
    if (!(details instanceof HTMLDetailsElement) || !details.open || !details.dataset.branch || filled.has(details))
      return;
    filled.add(details);
    const list = details.querySelector('ul');
    details.setAttribute('aria-busy', 'true');
    try {
      const response = await fetch(details.dataset.branch, { headers: { accept: 'text/html' } });
      if (!response.ok) throw new Error(response.statusText);
      const found = new DOMParser()
        .parseFromString(`<ul>${await response.text()}</ul>`, 'text/html')
        .querySelector('ul');
      list.replaceChildren(...found.childNodes);
    } catch {
      filled.delete(details);
    } finally {
      details.removeAttribute('aria-busy');
    }
  },
  true,
);
