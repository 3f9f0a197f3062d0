// Search as you type. A box with `data-suggest` becomes a combobox with a list of links; one with `data-live` renews the
// page it stands on and keeps the address in step. Without this script both are plain forms.
const patience = 100;

/** Runs the last of many calls, and stops the question that a newer one makes idle. */
function lastOnly(work) {
  let timer = 0;
  let asking;
  return {
    soon() {
      clearTimeout(timer);
      asking?.abort();
      timer = setTimeout(() => {
        asking = new AbortController();
        work(asking.signal).catch((error) => {
          if (error.name !== 'AbortError') console.warn(error);
        });
      }, patience);
    },
    stop() {
      clearTimeout(timer);
      asking?.abort();
    },
  };
}

function make(name, className, ...children) {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/** A text with the stretches that were asked for marked. */
function marked(text, ranges) {
  const name = make('bdi', 'serif');
  let done = 0;
  for (const [from, to] of ranges) {
    name.append(text.slice(done, from), make('mark', '', text.slice(from, to)));
    done = to;
  }
  name.append(text.slice(done));
  return name;
}

// The combobox, as the ARIA Authoring Practices describe it: focus stays in the box, the active option is named by it.
function combobox(form) {
  const input = form.querySelector('input[type="search"]');
  const words = form.dataset;
  const list = make('div', 'menu suggest');
  const told = make('span', 'vh');
  let active = -1;
  list.id = `${input.id}-list`;
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.label);
  told.setAttribute('role', 'status');
  input.setAttribute('role', 'combobox');
  input.setAttribute('aria-autocomplete', 'list');
  input.setAttribute('aria-controls', list.id);
  input.setAttribute('aria-expanded', 'false');
  form.append(list, told);

  const close = () => {
    list.hidden = true;
    list.replaceChildren();
    choose(-1);
    input.setAttribute('aria-expanded', 'false');
  };
  const choose = (at) => {
    list.children[active]?.setAttribute('aria-selected', 'false');
    active = at;
    const option = list.children[at];
    if (!option) return input.removeAttribute('aria-activedescendant');
    option.setAttribute('aria-selected', 'true');
    option.scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', option.id);
  };
  const questions = lastOnly(async (signal) => {
    const text = input.value.trim();
    if (text === '') return close();
    const asked = { q: text, limit: '7', format: 'json', lang: document.documentElement.lang };
    const response = await fetch(`/search?${new URLSearchParams(asked)}`, { signal });
    if (!response.ok || document.activeElement !== input) return close();
    show(await response.json(), text);
  });
  const show = ({ hits, total }, text) => {
    choose(-1);
    const all = { href: `/search?${new URLSearchParams({ q: text })}`, total, text };
    const options = total > 0 ? [...hits.map(hitOption), allOption(words.all, all)] : [];
    for (const [i, option] of options.entries()) {
      option.id = `${list.id}-${i}`;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.tabIndex = -1;
    }
    list.replaceChildren(...options);
    list.hidden = options.length === 0;
    input.setAttribute('aria-expanded', String(options.length > 0));
    told.textContent = hits.length === 0 ? words.none : hits.length === 1 ? words.one : words.many.replace('{n}', hits.length);
  };

  input.addEventListener('input', questions.soon);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const count = list.children.length;
    if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && count === 0 && input.value.trim() !== '') {
      event.preventDefault();
      questions.soon();
    } else if (event.key === 'ArrowDown' && count > 0) {
      event.preventDefault();
      choose(active + 1 < count ? active + 1 : 0);
    } else if (event.key === 'ArrowUp' && count > 0) {
      event.preventDefault();
      choose(active > 0 ? active - 1 : count - 1);
    } else if (event.key === 'Enter' && list.children[active]) {
      event.preventDefault();
      list.children[active].click();
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      questions.stop();
      close();
    } else if (event.key === 'Enter' || event.key === 'Tab') questions.stop();
  });
  // A press on an option must not take the focus away before it is a click.
  list.addEventListener('mousedown', (event) => event.preventDefault());
  form.addEventListener('focusout', (event) => {
    if (form.contains(event.relatedTarget)) return;
    questions.stop();
    close();
  });
}

function hitOption(hit) {
  const option = make('a');
  option.href = new URL(hit.document).pathname;
  option.append(marked(hit.label, hit.ranges));
  const about = [hit.broader, hit.scheme].filter(Boolean).join(' · ');
  if (about) option.append(' ', make('small', '', make('bdi', '', about)));
  if (hit.why) {
    const { text, ranges } = hit.matched;
    const why = make('small', 'why', `${hit.why} `);
    if (text !== hit.label) why.append(marked(text, ranges));
    option.append(why);
  }
  return option;
}

function allOption(pattern, { href, total, text }) {
  const option = make('a', 'all');
  option.href = href;
  const shown = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  const count = new Intl.NumberFormat(document.documentElement.lang === 'nl' ? 'nl-BE' : 'en-GB').format(total);
  option.append(make('bdi', '', pattern.replace('{text}', () => shown)), ' ', make('small', '', count));
  return option;
}

// The search page itself: what is found follows what is typed, and so does the address.
function live(form) {
  const input = form.querySelector('input[type="search"]');
  const count = document.getElementById('count');
  const found = document.getElementById('found');
  const addressNow = () => {
    const asked = new URLSearchParams(new FormData(form));
    if (asked.get('q').trim() === '') asked.delete('q');
    return asked.size === 0 ? '/search' : `/search?${asked}`;
  };
  const questions = lastOnly(async (signal) => {
    const address = addressNow();
    found.setAttribute('aria-busy', 'true');
    const response = await fetch(address, { signal, headers: { accept: 'text/html' } });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    found.replaceChildren(...page.getElementById('found').childNodes);
    found.removeAttribute('aria-busy');
    count.textContent = page.getElementById('count').textContent;
    document.title = page.title;
    history.replaceState(history.state, '', address);
    const [old, renewed] = [document, page].map((each) => each.querySelector('.me a[hreflang]'));
    if (old && renewed) old.setAttribute('href', renewed.getAttribute('href'));
  });
  input.addEventListener('input', questions.soon);
  form.addEventListener('submit', questions.stop);

  // From the box into the hits and back; a link opens by Enter as any other.
  const hits = () => [...found.querySelectorAll('.hits > li > p:first-child > a')];
  document.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const stops = [input, ...hits()];
    const at = stops.indexOf(document.activeElement);
    if (at < 0) return;
    if (event.key === 'ArrowDown' && at + 1 < stops.length) {
      event.preventDefault();
      stops[at + 1].focus();
    } else if (event.key === 'ArrowUp' && at > 0) {
      event.preventDefault();
      stops[at - 1].focus();
    } else if (event.key === 'Escape' && at > 0) {
      event.preventDefault();
      input.focus();
    }
  });
}

for (const form of document.querySelectorAll('form[data-suggest]')) combobox(form);
for (const form of document.querySelectorAll('form[data-live]')) live(form);
