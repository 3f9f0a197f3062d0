// Makes the timeline quicker: drag a bar to move it, pull its end to stretch it, or Alt and an arrow on its link.
// The hub judges before the drop and again when it is saved; without this script each bar leads to its form.
const board = document.querySelector('.tl');
const said = document.querySelector('[data-said]');
const quarter = 15 * 60_000;
let moving;

const say = (text) => {
  if (said) said.textContent = text;
};
const clock = (ms) =>
  new Intl.DateTimeFormat(document.documentElement.lang === 'nl' ? 'nl-BE' : 'en-GB', {
    timeZone: 'Europe/Brussels', weekday: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).format(ms);
/** How far Brussels is ahead of UTC at a moment, in milliseconds. */
const numbers = new Intl.DateTimeFormat('en', {
  timeZone: 'Europe/Brussels', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', hourCycle: 'h23',
});
function ahead(ms) {
  const { year, month, day, hour, minute } = Object.fromEntries(numbers.formatToParts(ms).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(ms / 60_000) * 60_000;
}
/** So much further on the clock on the wall: a day later is the same hour, also when the clock changes in between. */
const later = (ms, by) => ms + by + ahead(ms) - ahead(ms + by);
const span = ({ start, end }) => `${clock(start)} – ${clock(end)}`;

function begin(bar, stretch) {
  if (moving) cancel();
  const style = getComputedStyle(bar);
  moving = {
    bar, stretch,
    row: bar.closest('tr'),
    from: bar.closest('tr'),
    start: Date.parse(bar.dataset.start),
    end: Date.parse(bar.dataset.end),
    s: Number(style.getPropertyValue('--s')),
    e: Number(style.getPropertyValue('--e')),
    hours: 0,
    asked: 0,
  };
  bar.classList.add('go');
}

/** Hours on the board to a step in time: a day on the board is the hours that it shows. */
function place(hours) {
  const shown = Number(board.dataset.hours);
  const from = moving.stretch ? moving.e : moving.s;
  const target = from + hours;
  const days = Math.floor(target / shown) - Math.floor((moving.stretch ? from - 0.01 : from) / shown);
  const rest = Math.round((hours - days * shown) * 4) * quarter;
  const by = days * 86_400_000 + rest;
  moving.hours = hours;
  moving.newStart = moving.stretch ? moving.start : later(moving.start, by);
  moving.newEnd = Math.max(moving.newStart + quarter, later(moving.end, by));
  const { bar, s, e, stretch } = moving;
  const step = Math.round(hours * 4) / 4;
  if (!stretch) bar.style.setProperty('--s', String(s + step));
  bar.style.setProperty('--e', String(Math.max((stretch ? s : s + step) + 0.25, e + step)));
  ask();
}

const query = () => {
  const { bar, newStart, newEnd, row, from } = moving;
  const fields = new URLSearchParams({
    booking: bar.dataset.move,
    start: new Date(newStart).toISOString(),
    end: new Date(newEnd).toISOString(),
  });
  if (row !== from) {
    fields.set('from', from.dataset.resource);
    fields.set('to', row.dataset.resource);
  }
  return fields;
};

let waiting = 0;
function ask() {
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (!moving) return;
    const mine = (moving.asked += 1);
    const times = span({ start: moving.newStart, end: moving.newEnd });
    try {
      const answer = await fetch(`/planning/check?${query()}`, { headers: { accept: 'application/json' } });
      const found = await answer.json();
      if (!moving || moving.asked !== mine) return;
      const [first] = found.conflicts ?? [];
      moving.bar.toggleAttribute('data-clash', first !== undefined);
      say(first === undefined ? `${times} ✓` : `${times}: ${first[document.documentElement.lang === 'nl' ? 'nl' : 'en']}`);
    } catch {
      say(times);
    }
  }, 120);
}

function cancel() {
  if (!moving) return;
  const { bar } = moving;
  bar.classList.remove('go');
  for (const name of ['--s', '--e']) bar.style.removeProperty(name);
  if (!bar.hasAttribute('data-clashed')) bar.removeAttribute('data-clash');
  moving = undefined;
  clearTimeout(waiting);
}

async function drop() {
  if (!moving) return;
  const { bar, newStart, row, from } = moving;
  if (newStart === undefined || (moving.hours === 0 && row === from)) return cancel();
  const fields = query();
  fields.set('seq', bar.dataset.seq);
  fields.set('_csrf', board.dataset.csrf);
  const answer = await fetch('/planning/move', { method: 'POST', body: fields, headers: { accept: 'application/json' } });
  if (answer.ok) return location.reload();
  const problem = await answer.json().catch(() => ({}));
  const [first] = problem.conflicts ?? [];
  const lang = document.documentElement.lang === 'nl' ? 'nl' : 'en';
  cancel();
  say(first ? [first[lang], ...first.waysOut.map((way) => way[lang])].join(' · ') : (problem.detail ?? ''));
}

for (const bar of board?.querySelectorAll('.bk[data-clash]') ?? []) bar.setAttribute('data-clashed', '');

board?.addEventListener('pointerdown', (event) => {
  const bar = event.target.closest('.bk[data-move]');
  if (!bar || event.button !== 0) return;
  const box = bar.getBoundingClientRect();
  const lane = bar.closest('.lane').getBoundingClientRect();
  const perHour = lane.width / Number(getComputedStyle(board).getPropertyValue('--u'));
  const from = { x: event.clientX, y: event.clientY };
  const stretch = event.clientX > box.right - 8;
  let started = false;
  const move = (next) => {
    if (!started && Math.hypot(next.clientX - from.x, next.clientY - from.y) < 4) return;
    if (!started) begin(bar, stretch);
    started = true;
    const row = document.elementsFromPoint(next.clientX, next.clientY).map((each) => each.closest('tr[data-resource]')).find(Boolean);
    if (!stretch && row && row.dataset.kind === moving.from.dataset.kind) moving.row = row;
    place((next.clientX - from.x) / perHour);
  };
  const done = () => {
    removeEventListener('pointermove', move);
    removeEventListener('pointerup', done);
    removeEventListener('pointercancel', stop);
    if (!started) return;
    addEventListener('click', (click) => click.preventDefault(), { capture: true, once: true });
    drop();
  };
  const stop = () => {
    started = false;
    cancel();
    done();
  };
  addEventListener('pointermove', move);
  addEventListener('pointerup', done);
  addEventListener('pointercancel', stop);
});
board?.addEventListener('dragstart', (event) => event.preventDefault());

board?.addEventListener('keydown', (event) => {
  const bar = event.target.closest('.bk[data-move]');
  if (!bar) return;
  const step = { ArrowLeft: -0.25, ArrowRight: 0.25 }[event.key];
  if (event.altKey && step !== undefined) {
    event.preventDefault();
    if (moving?.bar !== bar || moving.stretch !== event.shiftKey) begin(bar, event.shiftKey);
    place(moving.hours + step);
  } else if (event.key === 'Escape' && moving) cancel();
  else if (event.key === 'Enter' && moving?.bar === bar) {
    event.preventDefault();
    drop();
  }
});
