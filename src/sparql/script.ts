// The editor's own script: asks without reloading the page, with the same address and the same answer as the form.
import type { RequestHandler } from 'express';

const script = `// Runs the question without leaving the page. The form works the same without this.
const form = document.getElementById('ask-sparql');
const field = form?.querySelector('textarea');
const answer = document.getElementById('answer');
const button = form?.querySelector('button');
const mostInAddress = 4000;
let running;

async function show(query, address) {
  running?.abort();
  const mine = (running = new AbortController());
  button.setAttribute('aria-busy', 'true');
  answer.textContent = form.dataset.busy;
  const body = new URLSearchParams({ query });
  const long = query.length > mostInAddress;
  try {
    const response = await fetch(long ? '/sparql' : '/sparql?' + body, {
      method: long ? 'POST' : 'GET',
      ...(long ? { body } : {}),
      headers: { accept: 'text/html' },
      signal: mine.signal,
    });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById('answer');
    if (fresh) answer.replaceChildren(...fresh.childNodes);
    else answer.replaceChildren(...(page.querySelector('main')?.childNodes ?? []));
    if (address && !long) history.pushState({ query }, '', '/sparql?' + body);
  } catch (error) {
    if (error.name !== 'AbortError') answer.textContent = error.message;
  } finally {
    if (running === mine) button.removeAttribute('aria-busy');
  }
}

if (form && field && answer && button) {
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    show(field.value, true);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    show(field.value, true);
  });
  for (const link of document.querySelectorAll('.queue a[href^="/sparql?"]')) {
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      field.value = new URL(link.href).searchParams.get('query') ?? '';
      for (const other of document.querySelectorAll('.queue a')) other.removeAttribute('aria-current');
      link.setAttribute('aria-current', 'page');
      show(field.value, true);
    });
  }
  window.addEventListener('popstate', () => {
    const query = new URL(location.href).searchParams.get('query');
    if (query !== null) {
      field.value = query;
      show(query, false);
    }
  });
}
`;

export const editorScript = (): RequestHandler => (_request, response) => {
  response.set('cache-control', 'public, max-age=3600').type('text/javascript').send(script);
};
