// The hierarchy and the names of a scheme, quicker: branches and “more” come where they stand, arrows walk the tree, the
// filter answers while you type, and the address keeps the place. Without it each of these is a link or a button.
const filled = new WeakSet();

async function fetched(address) {
  const response = await fetch(address, { headers: { accept: 'text/html' } });
  if (!response.ok) throw new Error(response.statusText);
  return new DOMParser().parseFromString(`<ul>${await response.text()}</ul>`, 'text/html');
}

/** Keeps what is open in the address, so that Back and a copied link lead here again. */
function remember(key, value) {
  const here = new URL(location.href);
  if (value) here.searchParams.set(key, value);
  else here.searchParams.delete(key);
  history.replaceState(history.state, '', here);
}

async function openBranch(details) {
  const { branch, at } = details.dataset;
  if (!details.open || !branch || filled.has(details)) return;
  filled.add(details);
  remember('at', at);
  const list = details.querySelector('ul');
  details.setAttribute('aria-busy', 'true');
  try {
    list.replaceChildren(...(await fetched(branch)).querySelector('ul').childNodes);
  } catch {
    filled.delete(details);
    const said = document.createElement('li');
    said.className = 'err';
    said.textContent = details.closest('.tree').dataset.failed ?? '';
    list.prepend(said);
  } finally {
    details.removeAttribute('aria-busy');
  }
}

document.addEventListener('toggle', ({ target }) => target instanceof HTMLDetailsElement && openBranch(target), true);

document.addEventListener('click', async (event) => {
  const more = event.target.closest('.tree [data-more]');
  if (!more || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const item = more.parentElement;
  item.setAttribute('aria-busy', 'true');
  try {
    const found = [...(await fetched(more.dataset.more)).querySelector('ul').children];
    item.replaceWith(...found);
    found[0]?.querySelector('a')?.focus();
  } catch {
    location.assign(more.href);
  }
});

const isSeen = (link) => link.offsetParent !== null;

document.querySelector('.tree')?.addEventListener('keydown', (event) => {
  const item = event.target.closest('li');
  const twig = item?.querySelector(':scope > details');
  const stops = [...event.currentTarget.querySelectorAll('li > a')].filter(isSeen);
  const at = stops.indexOf(item?.querySelector(':scope > a'));
  const go = {
    ArrowDown: () => stops[at + 1]?.focus(),
    ArrowUp: () => stops[at - 1]?.focus(),
    ArrowRight: () => (twig?.open ? stops[at + 1]?.focus() : twig?.toggleAttribute('open', true)),
    ArrowLeft: () =>
      twig?.open ? twig.toggleAttribute('open', false) : item.parentElement.closest('li')?.querySelector('a').focus(),
  }[event.key];
  if (!go || at < 0) return;
  event.preventDefault();
  go();
});

const filter = document.querySelector('[data-filter]');
let waiting = 0;
let asking;

async function narrow() {
  const text = filter.elements.filter.value.trim();
  asking?.abort();
  asking = new AbortController();
  remember('filter', text);
  try {
    const response = await fetch(location.href, { headers: { accept: 'text/html' }, signal: asking.signal });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    document.getElementById('names').replaceChildren(...page.getElementById('names').childNodes);
  } catch {
    // Somebody typed on, or the line is down: the button still works.
  }
}

filter?.addEventListener('input', () => {
  clearTimeout(waiting);
  waiting = setTimeout(narrow, 150);
});
