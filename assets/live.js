// Keeps the list of what changed up to date while its page is looked at. Without it the list is simply there.
const place = document.querySelector('[data-live]');
let source;
// What is new to who just came is what comes from now on.
const address = place && new URL(place.dataset.live, location);
if (address && !address.searchParams.has('since')) address.searchParams.set('since', new Date().toISOString());

function listen() {
  if (source || document.hidden) return;
  source = new EventSource(address);
  source.addEventListener('changed', ({ data }) => {
    // Somebody is on a link of it: it would go away under their fingers.
    if (!place.contains(document.activeElement)) place.replaceChildren(...listIn(data));
  });
}

/** Our own words, and still only the list: nothing of it runs. */
function listIn(text) {
  const list = new DOMParser().parseFromString(text, 'text/html').querySelector('ul');
  return list ? [list] : [];
}

function stop() {
  source?.close();
  source = undefined;
}

document.addEventListener('visibilitychange', () => (document.hidden ? stop() : listen()));
addEventListener('pagehide', stop);
addEventListener('pageshow', listen);
if (place) listen();
