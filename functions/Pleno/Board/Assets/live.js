'use strict';
// Keeps a page up to date without a flicker: what is marked data-live is changed in place where it differs, so that focus, scrolling and
// what was opened stay.
(() => {
  const status = document.getElementById('live');
  if (!status) return;
  const every = Number(status.dataset.every) * 1000;
  const whenHidden = 6;
  const longest = 120000;
  const lookAnyway = 6;
  let last = null;
  let looks = 0;
  let wait = every;
  let timer = 0;
  let asking = false;

  const say = text => { if (status.textContent !== text) status.textContent = text; };

  // Whether the feed knows of something new; where there is no feed the page itself is looked at.
  async function hasNews() {
    if (!status.dataset.feed || looks++ % lookAnyway === 0) return true;
    try {
      const response = await fetch(`${status.dataset.feed}&after=${last ?? 0}`);
      const answer = response.ok ? await response.json() : null;
      if (!answer || !Array.isArray(answer.items) || !Number.isSafeInteger(answer.last)) {
        delete status.dataset.feed;
        return true;
      }
      const isNew = answer.items.length > 0;
      last = Math.max(last ?? 0, answer.last);
      return isNew;
    } catch (fault) {
      if (fault instanceof SyntaxError) {
        delete status.dataset.feed;
        return true;
      }
      throw fault;
    }
  }

  function keyed(parent) {
    const children = [...parent.children];
    return children.length > 0 && children.every(child => child.dataset.key !== undefined)
      ? new Map(children.map(child => [child.dataset.key, child])) : null;
  }

  function sameAttributes(from, to) {
    const keeps = name => from.nodeName === 'DETAILS' && name === 'open';
    for (const { name } of [...from.attributes]) if (!to.hasAttribute(name) && !keeps(name)) from.removeAttribute(name);
    for (const { name, value } of to.attributes) if (from.getAttribute(name) !== value && !keeps(name)) from.setAttribute(name, value);
  }

  function sameChildren(from, to) {
    const [old, fresh] = [keyed(from), keyed(to)];
    if (old && fresh) {
      for (const [key, child] of old) if (!fresh.has(key)) child.remove();
      let at = from.firstElementChild;
      for (const [key, child] of fresh) {
        const known = old.get(key);
        if (known) same(known, child);
        const node = known?.isConnected ? known : document.importNode(child, true);
        if (node === at) at = at.nextElementSibling;
        else from.insertBefore(node, at);
      }
      return;
    }
    const [mine, theirs] = [[...from.childNodes], [...to.childNodes]];
    mine.slice(theirs.length).forEach(node => node.remove());
    theirs.forEach((node, index) => index < mine.length ? same(mine[index], node) : from.append(document.importNode(node, true)));
  }

  function same(from, to) {
    if (from.nodeType !== to.nodeType || from.nodeName !== to.nodeName) from.replaceWith(document.importNode(to, true));
    else if (from.nodeType !== Node.ELEMENT_NODE) { if (from.nodeValue !== to.nodeValue) from.nodeValue = to.nodeValue; }
    else { sameAttributes(from, to); sameChildren(from, to); }
  }

  // What changed: anything at all, and anything worth a word.
  function take(fresh) {
    const focused = document.activeElement;
    const news = { isAny: false, isWorthIt: false };
    for (const part of document.querySelectorAll('[data-live]')) {
      const next = fresh.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
      const plain = next?.innerHTML.replace(/ open(="")?/g, '');
      if (!next || part.innerHTML.replace(/ open(="")?/g, '') === plain) continue;
      sameChildren(part, next);
      news.isAny = true;
      news.isWorthIt ||= part.dataset.quiet === undefined;
    }
    if (focused !== document.activeElement && focused?.isConnected) focused.focus({ preventScroll: true });
    return news;
  }

  async function look() {
    if (!await hasNews()) return true;
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (response.status === 401 || response.status === 403) {
      say('Sesi berakhir; muat ulang halaman / session over; load the page again');
      return false;
    }
    if (!response.ok) throw new Error(String(response.status));
    const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
    const news = take(fresh);
    if (news.isAny) document.dispatchEvent(new CustomEvent('pleno:updated', { detail: news }));
    if (news.isWorthIt) {
      say(`Diperbarui pukul ${new Date().toLocaleTimeString('id-ID')} / updated`);
    } else if (status.dataset.offline) {
      say('Tersambung lagi / connected again');
    }
    delete status.dataset.offline;
    return true;
  }

  async function ask() {
    if (asking) return;
    asking = true;
    clearTimeout(timer);
    let goesOn = true;
    try {
      goesOn = await look();
      wait = document.hidden ? every * whenHidden : every;
    } catch {
      wait = Math.min(longest, Math.max(every, wait * 2));
      status.dataset.offline = 'yes';
      say(`Tidak ada sambungan; dicoba lagi dalam ${Math.round(wait / 1000)} detik / no connection; trying again`);
    }
    asking = false;
    if (goesOn) timer = setTimeout(ask, wait);
  }

  timer = setTimeout(ask, every);
  addEventListener('online', ask);
  document.addEventListener('visibilitychange', () => { if (!document.hidden) ask(); });
})();
