// Makes forms quicker: rows come and go without a new page, keys save, work that is not saved is not lost by a wrong click.
const form = document.querySelector('form.edit');
let dirty = false;
let submitting = false;

form?.addEventListener('input', () => {
  dirty = true;
});
form?.addEventListener('change', () => {
  dirty = true;
});
form?.addEventListener('submit', () => {
  submitting = true;
});
addEventListener('pageshow', () => {
  submitting = false;
});
addEventListener('beforeunload', (event) => {
  if (dirty && !submitting) event.preventDefault();
});

// Ctrl+S and Ctrl+Enter save; in a box of one line, Enter does as well.
addEventListener('keydown', (event) => {
  if (!form || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  if (event.key !== 's' && event.key !== 'Enter') return;
  event.preventDefault();
  form.requestSubmit(form.querySelector('[data-save]'));
});
for (const hint of form?.querySelectorAll('.keys-hint') ?? []) hint.hidden = false;

// Another row, or one less: the hub draws the form again, and the field that changed is taken from its answer.
form?.addEventListener('click', async (event) => {
  const button = event.target.closest('button[name="_add"], button[name="_del"]');
  if (!button) return;
  const field = button.closest('fieldset.field, div.field');
  if (!field?.id) return;
  event.preventDefault();
  button.setAttribute('aria-busy', 'true');
  const fresh = await redrawn(button).catch(() => undefined);
  const next = fresh?.getElementById(field.id);
  if (!next) {
    submitting = true;
    return form.requestSubmit(button);
  }
  for (const details of field.querySelectorAll('details[open]'))
    details.id && next.querySelector(`#${details.id}`)?.setAttribute('open', '');
  field.replaceWith(next);
  dirty = true;
  form.dispatchEvent(new CustomEvent('redrawn'));
  if (button.name === '_add') focusLast(next);
  else focusAfter(next, button.value);
});

async function redrawn(button) {
  const body = new URLSearchParams(new FormData(form));
  body.append(button.name, button.value);
  const response = await fetch(form.getAttribute('action'), { method: 'POST', body, headers: { accept: 'text/html' } });
  return response.ok ? new DOMParser().parseFromString(await response.text(), 'text/html') : undefined;
}

const inputs = 'input:not([type="hidden"]), textarea, select';

function focusLast(field) {
  const rows = field.querySelector(':scope > .rows');
  const row = rows?.lastElementChild;
  // In a text with its language, the text comes first.
  (row?.querySelector('textarea, input:not([type="hidden"])') ?? row?.querySelector(inputs))?.focus();
}

function focusAfter(field, name) {
  const say = form.querySelector('[data-say]');
  say.textContent = say.dataset.removed;
  const rows = field.querySelectorAll(':scope > .rows > li');
  const row = rows[Math.min(Number(name.slice(name.lastIndexOf('.') + 1)), rows.length - 1)];
  (row?.querySelector(inputs) ?? field.querySelector('button'))?.focus();
}

// A link of the list of errors leads into the input itself, also when its part is folded.
form?.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-focus]');
  const target = link && document.getElementById(link.hash.slice(1));
  if (!target) return;
  event.preventDefault();
  for (let up = target.parentElement; up; up = up.parentElement) if (up.tagName === 'DETAILS') up.open = true;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: 'center' });
});

// What was wrong on top is read first.
(document.querySelector('#errors, #meeting') ?? undefined)?.focus();

// Long texts grow with what is in them, where the stylesheet alone cannot do it.
if (form && !CSS.supports('field-sizing', 'content')) {
  const grow = (area) => {
    area.style.height = 'auto';
    area.style.height = `${area.scrollHeight + 2}px`;
  };
  form.addEventListener('input', ({ target }) => target.tagName === 'TEXTAREA' && grow(target));
}
