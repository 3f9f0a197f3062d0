// For every page: `/` goes to search, addresses that copy. Pages work without it.
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
