// Writing Markdown: the text as readers will see it, beside the box; and [[ to link to a thing of the pond by its name.
const form = document.querySelector('form.edit');
let waiting = 0;
let asked = 0;
let count = 0;

const markdownBox = (event) => {
  const box = event.target;
  if (!(box instanceof HTMLTextAreaElement)) return undefined;
  const row = form.querySelector(`[data-markdown="${CSS.escape(box.name.replace(/\.v$/, ''))}"]`);
  return row ? { box, row } : undefined;
};

// Preview
async function draw(row) {
  const name = row.dataset.markdown;
  const body = new URLSearchParams({ _csrf: form.elements._csrf.value, _preview: name, _bare: '1' });
  for (const part of ['v', 'l']) body.set(`${name}.${part}`, form.elements[`${name}.${part}`]?.value ?? '');
  const response = await fetch('/wiki/preview', { method: 'POST', body, headers: { accept: 'text/html' } });
  const pane = document.getElementById(`${name}-preview`);
  if (!response.ok || !pane) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  pane.replaceChildren(...fresh.body.childNodes);
}

form?.addEventListener('click', (event) => {
  const button = event.target.closest('button[name="_preview"]');
  const row = button?.closest('[data-markdown]');
  if (!row) return;
  event.preventDefault();
  const id = `${row.dataset.markdown}-preview`;
  const open = document.getElementById(id);
  button.setAttribute('aria-expanded', String(!open));
  if (open) return open.remove();
  const pane = document.createElement('div');
  pane.id = id;
  pane.className = 'preview';
  pane.setAttribute('role', 'region');
  pane.setAttribute('aria-label', button.textContent.trim());
  pane.tabIndex = 0;
  button.setAttribute('aria-controls', id);
  row.after(pane);
  draw(row);
});

form?.addEventListener('input', (event) => {
  const found = markdownBox(event);
  if (!found) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    if (document.getElementById(`${found.row.dataset.markdown}-preview`)) draw(found.row);
    offer(found);
  }, 150);
});

// Links: what stands between [[ and the caret is looked up.
const open = /\[\[([^[\]\n]{0,80})$/;
const menuOf = (row) => row.querySelector('.menu');

async function offer({ box, row }) {
  const text = open.exec(box.value.slice(0, box.selectionStart))?.[1];
  if (text === undefined || text.trim().length < 2) return close({ box, row });
  const mine = (asked += 1);
  const query = new URLSearchParams({ q: text.trim(), limit: '8', format: 'json' });
  const response = await fetch(`/search?${query}`).catch(() => undefined);
  const hits = response?.ok ? (await response.json()).hits : [];
  if (mine !== asked || document.activeElement !== box) return;
  show({ box, row }, hits);
}

function show({ box, row }, hits) {
  close({ box, row });
  const list = document.createElement('div');
  list.className = 'menu';
  list.id = `link-${(count += 1)}`;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', row.dataset.offer);
  for (const [i, hit] of hits.entries()) {
    const option = document.createElement('div');
    const name = document.createElement('span');
    const kind = document.createElement('small');
    option.id = `${list.id}-${i}`;
    option.setAttribute('role', 'option');
    option.setAttribute('aria-selected', String(i === 0));
    name.textContent = hit.label;
    kind.textContent = [hit.scheme?.label ?? hit.scheme, hit.description].filter((each) => typeof each === 'string' && each).join(' · ');
    option.append(name, kind);
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => take({ box, row }, hit));
    option.hit = hit;
    list.append(option);
  }
  if (hits.length === 0) {
    const none = document.createElement('p');
    none.textContent = row.dataset.none;
    list.append(none);
  }
  row.append(list);
  list.scrollIntoView({ block: 'nearest' });
  box.setAttribute('aria-controls', list.id);
  if (hits.length > 0) box.setAttribute('aria-activedescendant', `${list.id}-0`);
}

function close({ box, row }) {
  menuOf(row)?.remove();
  box.removeAttribute('aria-controls');
  box.removeAttribute('aria-activedescendant');
}

/** A normal Markdown link to the address of the thing: it reads well everywhere. */
function take({ box, row }, hit) {
  const caret = box.selectionStart;
  const start = caret - (open.exec(box.value.slice(0, caret))?.[0].length ?? 0);
  const address = new URL(hit.iri);
  const own = hit.document.startsWith(`${address.origin}/doc/`);
  const words = hit.label.replace(/[\\[\]]/g, '\\$&');
  box.setRangeText(`[${words}](${own ? address.pathname : hit.iri})`, start, caret, 'end');
  close({ box, row });
  box.focus();
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

form?.addEventListener(
  'keydown',
  (event) => {
    const found = markdownBox(event);
    const list = found && menuOf(found.row);
    if (!list || event.ctrlKey || event.metaKey) return;
    const options = [...list.querySelectorAll('[role="option"]')];
    const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') {
      event.preventDefault();
      return close(found);
    }
    if (options.length === 0) return;
    if (event.key === 'Enter' || event.key === 'Tab') {
      event.preventDefault();
      return take(found, options[at].hit);
    }
    if (move === undefined) return;
    event.preventDefault();
    options[at].setAttribute('aria-selected', 'false');
    const to = (at + move + options.length) % options.length;
    options[to].setAttribute('aria-selected', 'true');
    options[to].scrollIntoView({ block: 'nearest' });
    found.box.setAttribute('aria-activedescendant', options[to].id);
  },
  true,
);

form?.addEventListener('focusout', (event) => {
  const found = markdownBox(event);
  if (found) close(found);
});
