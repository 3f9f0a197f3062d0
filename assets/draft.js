// Keeps what is typed in this tab, per address and per person, so that a crash loses nothing; offers it back, and lets it go once it is saved.
const form = document.querySelector('form.edit');
const place = document.querySelector('[data-draft]');
const key = `vijver draft ${location.pathname}`;
const most = 1_000_000;
const frame = new Set(['_csrf', '_draft']);

const mine = () => {
  try {
    const kept = JSON.parse(sessionStorage.getItem(key) ?? 'null');
    return kept?.who === form.dataset.who ? kept : undefined;
  } catch {
    return undefined;
  }
};
const drop = () => sessionStorage.removeItem(key);
const isSaved = ({ id }) => document.cookie.split('; ').includes(`vijver_saved=${id}`);
const pairs = () => [...new FormData(form)].filter(([name, value]) => !frame.has(name) && typeof value === 'string');

let id = crypto.randomUUID?.() ?? String(Math.random()).slice(2, 18);
let first = '';

function keep() {
  const values = pairs();
  const text = JSON.stringify({ who: form.dataset.who, id, at: new Date().toISOString(), values });
  if (JSON.stringify(values) === first || text.length > most) return;
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // A full tab keeps what it had.
  }
}

/** The form as it was typed, drawn by the hub: rows and all. */
function takeBack(kept) {
  const again = document.createElement('form');
  again.method = 'post';
  again.action = form.action;
  again.hidden = true;
  const own = new Map([
    ['_csrf', form.elements._csrf.value],
    ['_redraw', '1'],
    ['_draft', kept.id],
  ]);
  for (const [name, value] of [...kept.values, ...own]) {
    const box = document.createElement('textarea');
    box.name = name;
    box.value = value;
    again.append(box);
  }
  document.body.append(again);
  again.submit();
}

function offer(kept) {
  const when = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'long', timeStyle: 'short' });
  place.querySelector('p').textContent = place.dataset.draft.replace('{when}', when.format(new Date(kept.at)));
  place.querySelector('[data-use]').addEventListener('click', () => takeBack(kept));
  place.querySelector('[data-drop]').addEventListener('click', () => {
    drop();
    place.hidden = true;
    form.querySelector('input:not([type="hidden"]), textarea')?.focus();
  });
  place.hidden = false;
}

if (form && place) {
  const kept = mine();
  const isAnswer = form.hasAttribute('data-answer');
  if (kept && isSaved(kept)) drop();
  // The page that answers a form holds what was typed already.
  else if (kept && isAnswer) id = kept.id;
  else if (kept) offer(kept);
  const hidden = document.createElement('input');
  Object.assign(hidden, { type: 'hidden', name: '_draft', value: id });
  form.prepend(hidden);
  if (!isAnswer) first = JSON.stringify(pairs());
  let waiting = 0;
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 400);
  };
  for (const event of ['input', 'change', 'redrawn']) form.addEventListener(event, soon);
  addEventListener('pagehide', () => clearTimeout(waiting));
  form.addEventListener('submit', keep);
}
