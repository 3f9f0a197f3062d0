// Pickers: a combobox over /search, after the pattern of the WAI-ARIA Authoring Practices. The IRI travels in the hidden field; the hub checks the name either way.
const form = document.querySelector('form.edit');
const lists = new WeakMap();
let count = 0;
let waiting = 0;
let asked = 0;

const boxOf = (pick) => pick.querySelector('input:not([type="hidden"])');
const pickOf = (event) => {
  const pick = event.target.closest?.('.pick');
  return pick && event.target === boxOf(pick) ? pick : undefined;
};

function dress() {
  for (const pick of form?.querySelectorAll('.pick') ?? []) {
    const box = boxOf(pick);
    if (box.getAttribute('role') === 'combobox') continue;
    const list = document.createElement('div');
    list.className = 'menu';
    list.id = `pick-${(count += 1)}`;
    list.hidden = true;
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', box.getAttribute('aria-label') ?? box.labels?.[0]?.textContent.trim() ?? '');
    box.setAttribute('role', 'combobox');
    box.setAttribute('aria-expanded', 'false');
    box.setAttribute('aria-controls', list.id);
    box.setAttribute('aria-autocomplete', 'list');
    pick.append(list);
    lists.set(pick, list);
  }
}
dress();
form?.addEventListener('redrawn', dress);

form?.addEventListener('input', (event) => {
  const pick = pickOf(event);
  if (!pick) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => offer(pick), 120);
});

form?.addEventListener('keydown', (event) => {
  const pick = pickOf(event);
  const list = pick && lists.get(pick);
  if (!list || event.ctrlKey || event.metaKey) return;
  const keys = { ArrowDown: 1, ArrowUp: -1, Home: 'first', End: 'last', Enter: 'take', Escape: 'leave', Tab: 'go' };
  const move = keys[event.key];
  if (move === undefined) return;
  if (list.hidden) {
    if (typeof move === 'number') {
      event.preventDefault();
      offer(pick, true);
    }
    return;
  }
  press(pick, list, move, event);
});

/** One key while the list is open. Home and End belong to the text until an option is marked. */
function press(pick, list, move, event) {
  const options = [...list.querySelectorAll('[role="option"]')];
  const at = options.findIndex((option) => option.getAttribute('aria-selected') === 'true');
  if (move === 'go') return close(pick);
  if ((move === 'first' || move === 'last' || move === 'take') && at < 0) return move === 'take' && close(pick);
  event.preventDefault();
  if (move === 'leave') return leave(pick, list);
  if (move === 'take') return choose(pick, options[at]);
  const to =
    { first: 0, last: options.length - 1 }[move] ??
    (at < 0 && move < 0 ? options.length - 1 : (at + move + options.length) % options.length);
  mark(pick, options, to);
}

/** Escape closes the list and gives back the name that stood. */
function leave(pick) {
  close(pick);
  const [box, iri, shown] = pick.querySelectorAll('input');
  if (iri.value !== '') box.value = shown.value;
}

form?.addEventListener('focusout', (event) => {
  const pick = pickOf(event);
  if (pick && !pick.contains(event.relatedTarget)) close(pick);
});

async function offer(pick, open = false) {
  const text = boxOf(pick).value.trim();
  if (text.length < 2 && !open) return close(pick);
  const mine = (asked += 1);
  const found = await Promise.all(pick.dataset.pick.split(' ').map((type) => hitsOf(text, type))).catch(() => []);
  if (mine !== asked || document.activeElement !== boxOf(pick)) return;
  const hits = found
    .flat()
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 10);
  show(pick, hits, text);
}

async function hitsOf(text, type) {
  if (text === '') return [];
  const response = await fetch(`/search?${new URLSearchParams({ q: text, type, limit: '8', format: 'json' })}`);
  return response.ok ? (await response.json()).hits : [];
}

function show(pick, hits, text) {
  const list = lists.get(pick);
  const exact = hits.some(({ label }) => label.toLowerCase() === text.toLowerCase());
  const makes = exact || text === '' ? [] : JSON.parse(pick.dataset.make);
  const options = [...hits.map(optionOf), ...makes.map((make) => makeOption(make, text))];
  const nothing = document.createElement('p');
  nothing.textContent = pick.dataset.none;
  list.replaceChildren(...(hits.length === 0 && text !== '' ? [nothing] : []), ...options);
  for (const [i, option] of options.entries()) {
    option.id = `${list.id}-${i}`;
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => choose(pick, option));
  }
  list.hidden = list.children.length === 0;
  boxOf(pick).setAttribute('aria-expanded', String(!list.hidden));
  boxOf(pick).removeAttribute('aria-activedescendant');
  say(hits.length === 0 ? pick.dataset.none : pick.dataset.found.replace('{n}', String(hits.length)));
}

function option(label, about) {
  const made = document.createElement('div');
  const name = document.createElement('span');
  made.setAttribute('role', 'option');
  made.setAttribute('aria-selected', 'false');
  name.textContent = label;
  made.append(name);
  for (const text of about.filter(Boolean)) {
    const line = document.createElement('small');
    line.textContent = text;
    made.append(line);
  }
  return made;
}

/** The name; the broader term and the scheme; what it means. */
function optionOf(hit) {
  const other = hit.matched.text !== hit.label && hit.matched.kind !== 'text' ? hit.matched.text : '';
  const made = option(hit.label, [[other, hit.broader, hit.scheme].filter(Boolean).join(' · '), hit.description]);
  made.firstChild.className = 'serif';
  made.dataset.iri = hit.iri;
  made.dataset.label = hit.label;
  return made;
}

function makeOption({ path, text }, typed) {
  const made = option(text.replace('{text}', typed), []);
  made.dataset.make = `${path}?name=${encodeURIComponent(typed)}`;
  return made;
}

function mark(pick, options, at) {
  for (const [i, each] of options.entries()) each.setAttribute('aria-selected', String(i === at));
  boxOf(pick).setAttribute('aria-activedescendant', options[at].id);
  options[at].scrollIntoView({ block: 'nearest' });
}

function choose(pick, chosen) {
  close(pick);
  if (chosen.dataset.make) return void open(chosen.dataset.make, '_blank', 'noopener');
  const [box, iri, shown] = pick.querySelectorAll('input');
  box.value = chosen.dataset.label;
  iri.value = chosen.dataset.iri;
  shown.value = chosen.dataset.label;
  box.removeAttribute('aria-invalid');
  box.dispatchEvent(new Event('change', { bubbles: true }));
}

function close(pick) {
  asked += 1;
  clearTimeout(waiting);
  const list = lists.get(pick);
  if (!list || list.hidden) return;
  list.hidden = true;
  boxOf(pick).setAttribute('aria-expanded', 'false');
  boxOf(pick).removeAttribute('aria-activedescendant');
}

function say(text) {
  const place = form.querySelector('[data-say]');
  if (place) place.textContent = text;
}
