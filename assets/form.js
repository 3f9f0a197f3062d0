// Makes forms quicker: pickers that search the pond, another row without a round trip, a warning before work is lost.
const form = document.querySelector('form.edit');
let dirty = false;
let submitting = false;

form?.addEventListener('input', () => {
  dirty = true;
});
form?.addEventListener('submit', () => {
  submitting = true;
});
addEventListener('beforeunload', (event) => {
  if (dirty && !submitting) event.preventDefault();
});

// Another row: the last one copied, emptied, numbered on. Nested rows are drawn by the hub.
form?.addEventListener('click', (event) => {
  const button = event.target.closest('[data-add]');
  const rows = button?.closest('fieldset')?.querySelector(':scope > .rows');
  const last = rows?.lastElementChild;
  if (!last || last.querySelector('.nest')) return;
  event.preventDefault();
  const name = button.dataset.add;
  const next = rows.children.length;
  const row = last.cloneNode(true);
  for (const error of row.querySelectorAll('.err, .ticks, .menu')) error.remove();
  for (const input of row.querySelectorAll('[name]')) {
    input.name = input.name.replace(`${name}.${next - 1}.`, `${name}.${next}.`);
    if (input.id) input.id = input.name;
    if (input.tagName !== 'SELECT') input.value = '';
    input.removeAttribute('aria-invalid');
    const label = input.getAttribute('aria-label');
    if (label && input.tagName !== 'SELECT') input.setAttribute('aria-label', label.replace(/\d+$/, String(next + 1)));
  }
  rows.append(row);
  row.querySelector('input:not([type="hidden"]), textarea').focus();
});

// Pickers: a combobox over /search. The IRI travels in the hidden field; the hub checks the name either way.
let count = 0;
let waiting = 0;
form?.addEventListener('input', (event) => {
  const pick = event.target.closest('.pick');
  if (!pick || event.target.type === 'hidden') return;
  clearTimeout(waiting);
  waiting = setTimeout(() => offer(pick), 150);
});

form?.addEventListener('keydown', (event) => {
  const pick = event.target.closest('.pick');
  const menu = pick?.querySelector('.menu');
  if (!menu || menu.hidden) return;
  const options = [...menu.children];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    select(
      pick,
      options,
      (at + (event.key === 'ArrowDown' ? 1 : options.length - 1 + (at < 0 ? 1 : 0))) % options.length,
    );
  } else if (event.key === 'Enter' && at >= 0) {
    event.preventDefault();
    choose(pick, options[at]);
  } else if (event.key === 'Escape') {
    event.preventDefault();
    close(pick);
  }
});

form?.addEventListener('focusout', (event) => {
  const pick = event.target.closest('.pick');
  if (pick && !pick.contains(event.relatedTarget)) close(pick);
});

async function offer(pick) {
  const input = pick.querySelector('input:not([type="hidden"])');
  const text = input.value.trim();
  if (text.length < 2) return close(pick);
  const found = await Promise.all(pick.dataset.pick.split(' ').map((type) => hitsOf(text, type)));
  const hits = found.flat().slice(0, 10);
  const menu = menuOf(pick, input);
  menu.replaceChildren(...hits.map((hit, i) => optionOf(pick, hit, `${menu.id}-${i}`)));
  menu.hidden = hits.length === 0;
  input.setAttribute('aria-expanded', String(hits.length > 0));
}

async function hitsOf(text, type) {
  const response = await fetch(`/search?${new URLSearchParams({ q: text, type, limit: '8', format: 'json' })}`);
  return response.ok ? (await response.json()).hits : [];
}

function menuOf(pick, input) {
  const known = pick.querySelector('.menu');
  if (known) return known;
  const menu = document.createElement('div');
  menu.className = 'menu';
  menu.id = `pick-${(count += 1)}`;
  menu.setAttribute('role', 'listbox');
  menu.setAttribute('aria-label', input.getAttribute('aria-label') ?? input.labels?.[0]?.textContent ?? '');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-controls', menu.id);
  input.setAttribute('aria-autocomplete', 'list');
  pick.append(menu);
  return menu;
}

function optionOf(pick, hit, id) {
  const option = document.createElement('div');
  const name = document.createElement('span');
  const about = document.createElement('small');
  option.id = id;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  option.dataset.iri = hit.iri;
  option.dataset.label = hit.label;
  name.className = 'serif';
  name.textContent = hit.label;
  about.textContent = [hit.broader, hit.scheme].filter(Boolean).join(' · ');
  option.append(name, about);
  option.addEventListener('mousedown', (event) => {
    event.preventDefault();
    choose(pick, option);
  });
  return option;
}

function select(pick, options, at) {
  for (const [i, option] of options.entries()) option.setAttribute('aria-selected', String(i === at));
  pick.querySelector('[role="combobox"]').setAttribute('aria-activedescendant', options[at].id);
}

function choose(pick, option) {
  const [input, iri, shown] = pick.querySelectorAll('input');
  input.value = option.dataset.label;
  iri.value = option.dataset.iri;
  shown.value = option.dataset.label;
  dirty = true;
  close(pick);
}

function close(pick) {
  const menu = pick.querySelector('.menu');
  if (!menu) return;
  menu.hidden = true;
  const input = pick.querySelector('[role="combobox"]');
  input.setAttribute('aria-expanded', 'false');
  input.removeAttribute('aria-activedescendant');
}
