// Colours, line numbers and suggestions over a plain text field, which stays what it is: the field. No styles are injected.
const keywords =
  'ADD ALL AS ASC ASK BASE BIND BY CONSTRUCT COUNT DESC DESCRIBE DISTINCT EXISTS FILTER FROM GRAPH GROUP GROUP_CONCAT HAVING IN LIMIT MAX MIN MINUS NAMED NOT OFFSET OPTIONAL ORDER PREFIX REDUCED SAMPLE SELECT SEPARATOR SUM AVG UNDEF UNION VALUES WHERE'.split(' ');
const functions =
  'ABS BNODE BOUND CEIL COALESCE CONCAT CONTAINS DATATYPE DAY FLOOR HOURS IF IRI ISBLANK ISIRI ISLITERAL ISNUMERIC LANG LANGMATCHES LCASE MINUTES MONTH NOW RAND REGEX REPLACE ROUND SAMETERM SECONDS STR STRAFTER STRBEFORE STRDT STRENDS STRLANG STRLEN STRSTARTS STRUUID SUBSTR TIMEZONE UCASE URI UUID YEAR'.split(' ');
const known = new Set([...keywords, ...functions, 'A', 'TRUE', 'FALSE']);

const pieces = new RegExp(
  [
    String.raw`(?<tc>#[^\n]*)`,
    String.raw`(?<ts>"""[^]*?(?:"""|$)|'''[^]*?(?:'''|$)|"(?:[^"\\\n]|\\.)*"?|'(?:[^'\\\n]|\\.)*'?|<[^<>"{}|^\x60\s]*>)`,
    String.raw`(?<tv>[?$][\p{L}\p{N}_]+)`,
    String.raw`(?<tp>[A-Za-z][\w-]*:[\w.-]*\w|[A-Za-z][\w-]*:)`,
    String.raw`(?<word>[A-Za-z_]+)`,
    String.raw`[^]`,
  ].join('|'),
  'gu',
);

/** Colours are elements of their own, made from text: what somebody types is never read as HTML. */
function paint(target, text, wrong) {
  const parts = [];
  let plain = '';
  const flush = () => plain && parts.push(plain) && (plain = '');
  for (const match of text.matchAll(pieces)) {
    const { word, ...groups } = match.groups;
    const name = word ? (known.has(word.toUpperCase()) ? 'tk' : '') : (Object.keys(groups).find((key) => groups[key]) ?? '');
    const bad = wrong !== undefined && match.index <= wrong && wrong < match.index + match[0].length;
    if (!name && !bad) {
      plain += match[0];
      continue;
    }
    flush();
    const span = document.createElement('span');
    span.className = bad ? `${name} te` : name;
    span.textContent = match[0];
    parts.push(span);
  }
  flush();
  target.replaceChildren(...parts, '\n');
}

export function enhance(field, words) {
  const box = field.closest('.editor');
  const paper = box.querySelector('pre');
  const numbers = box.querySelector('ol');
  let wrong;

  function draw() {
    const lines = field.value.split('\n').length;
    field.rows = Math.min(32, Math.max(10, lines + 1));
    paint(paper, field.value, wrong);
    while (numbers.children.length > lines) numbers.lastChild.remove();
    while (numbers.children.length < lines) {
      const number = document.createElement('li');
      number.textContent = String(numbers.children.length + 1);
      numbers.append(number);
    }
    follow();
  }
  function follow() {
    paper.scrollTop = field.scrollTop;
    paper.scrollLeft = field.scrollLeft;
    numbers.scrollTop = field.scrollTop;
  }

  const menu = suggestions(field, words, paper);
  box.classList.add('on');
  paper.hidden = false;
  field.wrap = 'off';
  field.addEventListener('input', () => {
    wrong = undefined;
    draw();
  });
  field.addEventListener('scroll', follow);
  draw();
  return {
    close: menu.close,
    /** @param place line and column from 1, or undefined when nothing is wrong */
    mark(place) {
      wrong = place && field.value.split('\n').slice(0, place.line - 1).join('\n').length + (place.line > 1) + place.column - 1;
      draw();
    },
  };
}

/** A list under the caret. Nothing is taken unasked: arrows choose, Enter takes, Escape closes, Tab then goes on. */
function suggestions(field, words, paper) {
  const list = document.createElement('ul');
  const status = document.createElement('span');
  list.className = 'menu complete';
  list.id = 'complete';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', words.suggestions);
  list.hidden = true;
  status.className = 'vh';
  status.setAttribute('role', 'status');
  field.closest('.sheet').append(list, status);
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);

  let vocabulary;
  let asking;
  let offered = [];
  let chosen = -1;
  let from = 0;
  const load = async () =>
    (vocabulary ??= await fetch(`/sparql/words?lang=${document.documentElement.lang}`).then((response) => response.json()));

  function close() {
    asking?.abort();
    list.hidden = true;
    list.replaceChildren();
    offered = [];
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
  }

  function choose(at) {
    chosen = at;
    [...list.children].forEach((item, i) => item.setAttribute('aria-selected', String(i === at)));
    const item = list.children[at];
    if (!item) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', item.id);
    item.scrollIntoView({ block: 'nearest' });
  }

  function offer(found, start) {
    offered = found.slice(0, 12);
    from = start;
    list.replaceChildren(
      ...offered.map((each, i) => {
        const item = document.createElement('li');
        const name = document.createElement('span');
        const about = document.createElement('small');
        item.id = `complete-${i}`;
        item.setAttribute('role', 'option');
        name.className = each.written ? 'serif' : 'iri';
        name.textContent = each.show;
        about.textContent = [each.name, words[each.kind]].filter(Boolean).join(' · ');
        item.title = each.about ?? '';
        item.append(name, about);
        item.addEventListener('mousedown', (event) => {
          event.preventDefault();
          take(i);
        });
        return item;
      }),
    );
    list.hidden = offered.length === 0;
    status.textContent = offered.length === 0 ? '' : `${words.suggestions}: ${offered.length}`;
    choose(-1);
    if (!list.hidden) put();
  }

  /** Under the first letter of the word; the letters are all of one width. */
  function put() {
    const before = field.value.slice(0, from).split('\n');
    const style = getComputedStyle(field);
    const ruler = document.createElement('canvas').getContext('2d');
    ruler.font = style.font;
    const left = parseFloat(style.paddingLeft) + ruler.measureText(before.at(-1)).width - field.scrollLeft;
    list.style.left = `${Math.max(0, Math.min(left, field.clientWidth - list.offsetWidth - 8))}px`;
    list.style.top = `${parseFloat(style.paddingTop) + before.length * parseFloat(style.lineHeight) - field.scrollTop + 2}px`;
  }

  function insert(start, end, text) {
    field.setSelectionRange(start, end);
    // Keeps undo; the other way does not.
    if (!document.execCommand('insertText', false, text)) field.setRangeText(text, start, end, 'end');
  }

  function take(at) {
    const { insert: text } = offered[at];
    const start = from;
    insert(start, field.selectionStart, text);
    const prefix = /^([A-Za-z][\w-]*):/.exec(text)?.[1];
    close();
    if (prefix) declare(prefix);
    field.dispatchEvent(new Event('input'));
    close();
  }

  /** The PREFIX line goes in front, once; the caret stays where it was. */
  function declare(prefix) {
    const namespace = vocabulary?.prefixes[prefix];
    if (!namespace || new RegExp(`\\bprefix\\s+${prefix}:`, 'i').test(field.value)) return;
    const line = `PREFIX ${prefix}: <${namespace}>\n`;
    const caret = field.selectionStart;
    insert(0, 0, line);
    field.setSelectionRange(caret + line.length, caret + line.length);
  }

  async function look(force) {
    const caret = field.selectionStart;
    if (caret !== field.selectionEnd) return close();
    const before = field.value.slice(0, caret);
    const typed = /(?:[?$][\p{L}\p{N}_]*|[\p{L}_][\p{L}\p{N}_.-]*:?[\p{L}\p{N}_.-]*)$/u.exec(before)?.[0] ?? '';
    if (inText(before) || (!force && typed.length < 2)) return close();
    const { prefixes, words: terms } = await load();
    if (field.selectionStart !== caret) return;
    const start = caret - typed.length;
    const found = fromWords(typed, { prefixes, terms, text: field.value });
    offer(found, start);
    if (!/^[\p{L}][\p{L}\p{N}]{2,}$/u.test(typed)) return;
    const things = await fromPond(typed);
    if (things.length > 0 && field.selectionStart === caret) offer([...found.slice(0, 6), ...things], start);
  }

  async function fromPond(typed) {
    asking?.abort();
    asking = new AbortController();
    try {
      const query = new URLSearchParams({ q: typed, limit: '6', format: 'json' });
      const response = await fetch(`/search?${query}`, { signal: asking.signal });
      if (!response.ok) return [];
      const { hits } = await response.json();
      return hits.map((hit) => ({ show: hit.label, written: true, insert: `<${hit.iri}>`, name: hit.scheme ?? '', kind: 'thing' }));
    } catch {
      return [];
    }
  }

  field.addEventListener('input', (event) => {
    if (event.isTrusted) void look(false).catch(close);
  });
  field.addEventListener('blur', close);
  field.addEventListener('scroll', () => list.hidden || put());
  field.addEventListener('click', close);
  field.addEventListener('keydown', (event) => {
    if (event.key === ' ' && event.ctrlKey) {
      event.preventDefault();
      return void look(true).catch(close);
    }
    if (list.hidden || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = {
      Escape: close,
      ArrowDown: () => choose((chosen + 1) % offered.length),
      ArrowUp: () => choose((chosen <= 0 ? offered.length : chosen) - 1),
      Tab: event.shiftKey ? undefined : () => take(Math.max(0, chosen)),
      Enter: chosen < 0 ? undefined : () => take(chosen),
    }[event.key];
    if (act) {
      event.preventDefault();
      act();
    } else if (/^(Arrow|Home|End|Page|Enter)/.test(event.key)) close();
  });
  void paper;
  return { close };
}

/** Inside a string, an address or a comment there is nothing to suggest. */
function inText(before) {
  let last;
  for (const match of before.matchAll(pieces)) last = match;
  return last?.groups.tc !== undefined || (last?.groups.ts !== undefined && !/^(<.*>|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')$/s.test(last[0]));
}

function fromWords(typed, { prefixes, terms, text }) {
  const small = typed.toLowerCase();
  if (/^[?$]/.test(typed)) {
    const names = new Set([...text.matchAll(/[?$]([\p{L}\p{N}_]+)/gu)].map(([whole]) => whole));
    names.delete(typed);
    return [...names].filter((name) => name.toLowerCase().startsWith(small)).map((name) => ({ show: name, insert: name, kind: 'variable' }));
  }
  const rank = ({ term, name }) => {
    const local = term.slice(term.indexOf(':') + 1).toLowerCase();
    if (term.toLowerCase().startsWith(small)) return 0;
    if (name.toLowerCase().startsWith(small)) return 1;
    if (local.startsWith(small)) return 2;
    return name.toLowerCase().includes(small) || local.includes(small) ? 3 : 9;
  };
  const named = terms
    .map((each) => ({ each, at: rank(each) }))
    .filter(({ at }) => at < 9)
    .toSorted((a, b) => a.at - b.at || a.each.term.localeCompare(b.each.term))
    .map(({ each }) => ({ show: each.term, insert: each.term, name: each.name, about: each.about, kind: each.kind }));
  const plain = typed.includes(':') ? [] : [...keywords, ...functions].filter((word) => word.startsWith(typed.toUpperCase()) && word !== typed);
  const spaces = Object.keys(prefixes).filter((prefix) => !typed.includes(':') && prefix.startsWith(small));
  return [
    ...plain.slice(0, 4).map((word) => ({ show: word, insert: functions.includes(word) ? `${word}(` : word, kind: 'keyword' })),
    ...spaces.slice(0, 3).map((prefix) => ({ show: `${prefix}:`, insert: `${prefix}:`, name: prefixes[prefix] })),
    ...named,
  ];
}
