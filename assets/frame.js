// For every page: `/` goes to search, suggestions while you type, addresses that copy. Pages work without it.
const addressButtons = document.querySelectorAll('[data-copy]');
for (const button of navigator.clipboard ? addressButtons : []) {
  button.classList.remove('later');
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    const said = button.querySelector('[data-done]');
    await navigator.clipboard.writeText(source.textContent.trim());
    if (button.classList.contains('done')) return;
    const word = said.textContent;
    button.classList.add('done');
    said.textContent = said.dataset.done;
    setTimeout(() => {
      button.classList.remove('done');
      said.textContent = word;
    }, 2500);
  });
}

const find = document.querySelector('.find input, .ask input');
document.addEventListener('keydown', (event) => {
  const typing = event.target.closest('input, textarea, select, [contenteditable]');
  if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey || !find) return;
  event.preventDefault();
  find.focus();
  find.select();
});

let waiting = 0;
let asking;

/** A list of links under a search box; arrows walk it, Escape closes it. */
function suggestUnder(input) {
  const list = document.createElement('ul');
  list.className = 'menu suggest';
  list.id = `${input.id}-menu`;
  list.hidden = true;
  input.form.append(list);
  const close = () => {
    list.hidden = true;
    list.replaceChildren();
  };
  input.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(input, list, close), 120);
  });
  input.form.addEventListener('keydown', (event) => walk(event, input, list, close));
  input.form.addEventListener('focusout', (event) => {
    if (!input.form.contains(event.relatedTarget)) close();
  });
}

async function ask(input, list, close) {
  const text = input.value.trim();
  asking?.abort();
  if (text.length < 2) return close();
  asking = new AbortController();
  const query = new URLSearchParams({ q: text, limit: '8', format: 'json' });
  try {
    const response = await fetch(`/search?${query}`, { signal: asking.signal });
    if (!response.ok) return close();
    const { hits } = await response.json();
    list.replaceChildren(...hits.map(toItem));
    list.hidden = hits.length === 0;
  } catch {
    close();
  }
}

function toItem(hit) {
  const item = document.createElement('li');
  const link = document.createElement('a');
  const name = document.createElement('bdi');
  const about = document.createElement('small');
  link.href = new URL(hit.document).pathname;
  name.textContent = hit.label;
  name.className = 'serif';
  about.textContent = [hit.broader, hit.scheme].filter(Boolean).join(' · ');
  link.append(name, ' ', about);
  item.append(link);
  return item;
}

function walk(event, input, list, close) {
  if (event.key === 'Escape' && !list.hidden) {
    event.preventDefault();
    input.focus();
    return close();
  }
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
  const stops = [input, ...list.querySelectorAll('a')];
  const at = stops.indexOf(document.activeElement);
  if (at < 0 || list.hidden) return;
  event.preventDefault();
  stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus();
}

if (find) suggestUnder(find);
