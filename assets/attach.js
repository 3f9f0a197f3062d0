// Attachments beside a text: sent without leaving it, dropped or pasted onto it, and put in the text where the caret was.
const desk = () => document.querySelector('[data-attach]');
const boxes = [...document.querySelectorAll('form.edit [data-markdown]')].map((row) =>
  document.getElementById(`${row.dataset.markdown}.v`),
);
let box = boxes[0];
/** A picture that was dropped onto the text goes in there once it is here. */
let waits = false;

const say = (text) => {
  const place = desk().querySelector('[data-say]');
  place.textContent = text;
  place.classList.toggle('vh', text === '');
};

function reveal() {
  if (!box) return;
  for (const button of desk()?.querySelectorAll('[data-insert]') ?? []) button.classList.remove('later');
}

function insert(code) {
  const at = box.selectionEnd;
  const [before, after] = [box.value.slice(0, at), box.value.slice(at)];
  const isPicture = code.startsWith('!');
  // A picture stands in a paragraph of its own, and so gets its caption.
  const lead = isPicture && before !== '' ? '\n\n'.slice(before.match(/\n{0,2}$/)[0].length) : '';
  const tail = isPicture && after !== '' ? '\n\n'.slice(after.match(/^\n{0,2}/)[0].length) : '';
  box.setRangeText(lead + code + tail, at, at, 'end');
  box.dispatchEvent(new Event('input', { bubbles: true }));
}

async function send(form) {
  const file = form.elements.file.files[0];
  if (!file) return;
  if (file.size > Number(desk().dataset.most)) return say(desk().dataset.full);
  const button = form.querySelector('button.main');
  button.setAttribute('aria-busy', 'true');
  button.disabled = true;
  say(desk().dataset.busy);
  try {
    const response = await fetch(`${form.action}?_bare=1`, {
      method: 'POST',
      body: new FormData(form),
      headers: { accept: 'text/html' },
    });
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('[data-attach]');
    if (!fresh) throw new Error(String(response.status));
    show(fresh, form.elements.file.files);
  } catch {
    say(desk().dataset.failed);
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
  }
}

/** The new list in the place of the old one; the file that was refused stays chosen. */
function show(fresh, files) {
  desk().replaceWith(document.adoptNode(fresh));
  reveal();
  const added = fresh.querySelector('[data-new]');
  if (!added) {
    fresh.querySelector('[type="file"]').files = files;
    fresh.querySelector('#attach-alt').focus();
    return;
  }
  if (waits && box) {
    insert(added.dataset.new);
    box.focus();
  } else added.querySelector('a').focus();
  waits = false;
}

/** Asks for what the picture tells before it is sent: the one thing that only a person knows. */
function offer(files) {
  const input = desk()?.querySelector('[type="file"]');
  if (!input || files.length === 0) return false;
  const chosen = new DataTransfer();
  chosen.items.add(files[0]);
  input.files = chosen.files;
  waits = true;
  input.scrollIntoView({ block: 'start' });
  desk().querySelector('#attach-alt').focus();
  return true;
}

document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-attach] form[enctype]')) return;
  event.preventDefault();
  send(event.target);
});

document.addEventListener('click', (event) => {
  const button = event.target.closest('[data-insert]');
  if (!button || !box) return;
  insert(button.dataset.insert);
  box.focus();
});

for (const each of boxes) {
  each.addEventListener('focus', () => (box = each));
  each.addEventListener('dragover', (event) => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault();
  });
  each.addEventListener('drop', (event) => {
    box = each;
    if (offer(event.dataTransfer.files)) event.preventDefault();
  });
  each.addEventListener('paste', (event) => {
    box = each;
    if (offer(event.clipboardData.files)) event.preventDefault();
  });
}
reveal();
