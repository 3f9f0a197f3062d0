// The SPARQL page: asks without leaving it, stops, sorts, shares, remembers. The form works the same without this.
const form = document.getElementById('ask-sparql');
const field = document.getElementById('query');
const answer = document.getElementById('answer');
const [run, stop, share] = form.querySelectorAll('button:not(noscript button)');
const told = form.querySelector('[data-told]');
const words = JSON.parse(form.dataset.words);
const mostInAddress = 6000;
const place = 'vijver.sparql';
let running;
let editor;

const tell = (text) => (told.textContent = text);
const addressOf = (query, more = {}) => `/sparql?${new URLSearchParams({ query, ...more })}`;
const setQuery = (query) => {
  field.value = query;
  field.dispatchEvent(new Event('input'));
};

async function ask(query, { keep = true, more = {} } = {}) {
  running?.abort();
  const mine = (running = new AbortController());
  const address = addressOf(query, more);
  const long = address.length > mostInAddress;
  busy(true);
  try {
    const response = await fetch(long ? `/sparql?${new URLSearchParams(more)}` : address, {
      headers: { accept: 'text/html' },
      signal: mine.signal,
      ...(long && { method: 'POST', body: new URLSearchParams({ query }) }),
    });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    take(page, query);
    if (keep) history.pushState({ query: field.value }, '', long ? await packed(field.value) : addressOf(field.value, more));
    if (response.ok) remember(field.value);
    tell(long ? words.longHint : '');
  } catch (error) {
    if (error.name !== 'AbortError') tell(error.message);
    else if (running === mine) tell(words.stopped);
  } finally {
    if (running === mine) busy(false);
  }
}

function busy(on) {
  run.toggleAttribute('aria-busy', on);
  if (on) run.setAttribute('aria-busy', 'true');
  stop.hidden = !on;
  if (on) tell(words.busy);
  else running = undefined;
}

/** The answer of the fetched page, and the question as it was completed with prefixes; not when somebody typed on. */
function take(page, query) {
  const fresh = page.getElementById('answer') ?? page.querySelector('main');
  const asked = page.getElementById('query')?.value;
  if (asked !== undefined && field.value === query && asked !== query) setQuery(asked);
  answer.replaceChildren(...fresh.childNodes);
  markError();
}

function markError() {
  const place = answer.querySelector('[data-line]');
  if (!place?.dataset.line) return editor?.mark(undefined);
  const at = { line: Number(place.dataset.line), column: Number(place.dataset.column) };
  editor?.mark(at);
  const button = place.querySelector('[data-goto]');
  if (!button) return;
  button.hidden = false;
  button.addEventListener('click', () => {
    const before = field.value.split('\n').slice(0, at.line - 1).join('\n').length;
    field.focus();
    field.setSelectionRange(before + (at.line > 1) + at.column - 1, before + (at.line > 1) + at.column - 1);
  });
}

/** A link that holds the question itself, however long: what stands after # is never sent to anybody. */
async function packed(query) {
  const stream = new Blob([query]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return `/sparql#z=${btoa(text).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

async function unpacked(text) {
  const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (each) => each.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return new Response(stream).text();
}

// What was asked before, newest first, in this browser only.
const kept = () => {
  try {
    const list = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(list) ? list.filter((each) => typeof each === 'string') : [];
  } catch {
    return [];
  }
};

function remember(query) {
  try {
    localStorage.setItem(place, JSON.stringify([query, ...kept().filter((each) => each !== query)].slice(0, 30)));
  } catch {
    // A browser that keeps nothing still asks.
  }
  showKept();
}

const titleOf = (query) => {
  const lines = query.split('\n').filter((line) => line.trim() && !/^\s*prefix\b/i.test(line));
  return (lines[0] ?? query).replace(/^\s*#\s*/, '').trim().slice(0, 90);
};

function showKept() {
  const section = document.getElementById('yours');
  const queries = kept();
  section.hidden = queries.length === 0;
  section.querySelector('ul').replaceChildren(
    ...queries.slice(0, 10).map((query) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      const name = document.createElement('span');
      name.className = 'iri';
      name.textContent = titleOf(query);
      link.href = addressOf(query);
      link.title = query.slice(0, 500);
      link.append(name);
      item.append(link);
      return item;
    }),
  );
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  void ask(field.value);
});
form.addEventListener('keydown', (event) => {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  editor?.close();
  void ask(field.value);
});
stop.addEventListener('click', () => running?.abort());
share.hidden = !navigator.clipboard;
share.addEventListener('click', async () => {
  const short = addressOf(field.value);
  const address = short.length > mostInAddress ? await packed(field.value) : short;
  await navigator.clipboard.writeText(new URL(address, location.href).href);
  tell(words.shared);
});
document.querySelector('[data-forget]').addEventListener('click', () => {
  localStorage.removeItem(place);
  showKept();
  field.focus();
});
document.addEventListener('click', (event) => {
  const link = event.target.closest('.queue a[href^="/sparql?"], .table a.sort');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const parameters = new URL(link.href).searchParams;
  const query = parameters.get('query') ?? '';
  parameters.delete('query');
  for (const other of document.querySelectorAll('.queue a[aria-current]')) other.removeAttribute('aria-current');
  if (!link.matches('.sort')) link.setAttribute('aria-current', 'page');
  if (!link.matches('.sort')) setQuery(query);
  void ask(query, { more: Object.fromEntries(parameters) });
});
addEventListener('popstate', () => {
  const parameters = new URL(location.href).searchParams;
  const query = parameters.get('query');
  if (query === null) return;
  parameters.delete('query');
  setQuery(query);
  void ask(query, { keep: false, more: Object.fromEntries(parameters) });
});

showKept();
if (location.hash.startsWith('#z=')) {
  // Shown, not run: who opens a link decides.
  try {
    setQuery(await unpacked(location.hash.slice(3)));
  } catch {
    tell('');
  }
}
// The field is there at once; colours and suggestions come when the browser has time.
const { enhance } = await import(form.dataset.editor);
editor = enhance(field, words);
markError();
