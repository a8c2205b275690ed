'use strict';

// Sends files in blocks straight into the storage, under a permission for exactly one file each, and follows what becomes of them.

const section = document.getElementById('send');
const token = document.querySelector('meta[name=pleno-token]').content;
const place = placeOf(section);
let entries = [];
let isBusy = false;

// How often a permission is asked for anew before the sender is told.
const mostTurns = 20;

const checkButton = document.getElementById('check');
const startButton = document.getElementById('start');
const input = document.getElementById('files');

function placeOf(element) {
  const { contest, area, stage, office } = element ? element.dataset : {};
  return area ? { contest, area } : { contest, stage, office };
}

// ---- words

function words(id, en) {
  const said = document.createElement('span');
  said.append(`${id} `);
  const english = document.createElement('span');
  english.lang = 'en';
  english.textContent = en;
  said.append(english);
  return said;
}

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function announce(id, en) {
  document.getElementById('status').replaceChildren(words(id, en));
}

const groups = hash => hash.match(/.{8}/g).join(' ');
const pause = milliseconds => new Promise(resolve => setTimeout(resolve, milliseconds));

// ---- requests to the app

class Refused extends Error {
  constructor(status, problems) {
    super(`refused: ${status}`);
    this.status = status;
    this.problems = problems;
  }

  is(what) {
    return this.problems.some(problem => problem.what === what);
  }
}

async function problemsOf(answer) {
  try {
    const said = await answer.json();
    return said.problems ?? [{ what: 'status', text: { id: said.detail ?? said.title, en: '' } }];
  } catch {
    return [{ what: 'status', text: { id: `Ditolak (${answer.status}).`, en: `Refused (${answer.status}).` } }];
  }
}

async function ask(path, options) {
  const answer = await fetch(path, { ...options, headers: { 'X-Pleno-Token': token, ...options?.headers }, credentials: 'same-origin' });
  if (!answer.ok) {
    throw new Refused(answer.status, await problemsOf(answer));
  }
  return answer.json();
}

const post = (path, body) =>
  ask(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

// What the line or the server cannot do now is tried again, after growing pauses, and at once when the line is back.
async function persist(entry, attempt) {
  for (let wait = 1000; ; wait = Math.min(wait * 2, 30000)) {
    try {
      return await attempt();
    } catch (fault) {
      const isLasting = fault instanceof Refused && fault.status < 500 && fault.status !== 429;
      if (isLasting) {
        throw fault;
      }
      const seconds = Math.round(wait / 1000);
      tell(entry, 'note', `Sambungan terputus. Dicoba lagi dalam ${seconds} detik; yang sudah terkirim tidak hilang.`, `The connection broke. Trying again in ${seconds} seconds; what was sent is not lost.`);
      await Promise.race([pause(wait), new Promise(resolve => addEventListener('online', resolve, { once: true }))]);
      if (!navigator.onLine) {
        await new Promise(resolve => addEventListener('online', resolve, { once: true }));
      }
    }
  }
}

// ---- what was chosen

async function choose(files) {
  const added = [...files].map(file => ({ file, ...rowOf(file) }));
  entries = entries.filter(entry => entry.state === 'sent').concat(added);
  document.getElementById('chosen').append(...added.map(entry => entry.row));
  for (const row of document.querySelectorAll('#chosen > li')) {
    if (!entries.some(entry => entry.row === row)) {
      row.remove();
    }
  }
  buttons();
  for (const entry of added) {
    await hash(entry);
  }
  buttons();
  announce(`${added.length} berkas dipilih.`, `${added.length} files chosen.`);
}

function rowOf(file) {
  const message = element('div', { class: 'said', role: 'status' });
  const digest = element('p', { class: 'asof' }, words('Menghitung SHA-256 …', 'Computing SHA-256 …'));
  const bar = element('progress', { max: '100', value: '0', class: 'hidden', 'aria-label': `Terkirim / sent: ${file.name}` });
  const amount = element('p', { class: 'asof amount' });
  const result = element('div', { class: 'result' });
  const row = element('li', { class: 'file' }, element('h3', {}, file.name), digest, bar, amount, message, result);
  return { row, digest, bar, amount, message, result, state: 'chosen' };
}

// The bytes are read once: what was hashed is what is checked and sent, whatever happens to the file meanwhile.
async function hash(entry) {
  if (entry.file.size === 0 || entry.file.size > Number(section.dataset.most)) {
    entry.state = 'unusable';
    tell(entry, 'bad', 'Berkas kosong atau lebih besar dari 20 MB.', 'The file is empty or larger than 20 MB.');
    return;
  }
  try {
    entry.content = await entry.file.arrayBuffer();
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', entry.content));
    entry.hash = [...digest].map(byte => byte.toString(16).padStart(2, '0')).join('');
    entry.digest.replaceChildren(`${kilobytes(entry.file.size)} kB · SHA-256 `, element('code', {}, groups(entry.hash)));
    entry.state = 'ready';
  } catch {
    entry.state = 'unusable';
    tell(entry, 'bad', 'Berkas tidak dapat dibaca. Pilih lagi.', 'The file cannot be read. Choose it again.');
  }
}

const kilobytes = size => Math.ceil(size / 1024).toLocaleString('id-ID');

function tell(entry, kind, id, en) {
  entry.message.replaceChildren(element('p', { class: `message ${kind}` }, words(id, en)));
}

function tellProblems(entry, fault) {
  if (!(fault instanceof Refused)) {
    tell(entry, 'bad', 'Ada yang tidak beres di halaman ini. Muat ulang dan pilih lagi berkasnya.', 'Something went wrong on this page. Load it again and choose the file again.');
    return;
  }
  const list = fault.problems.map(problem => element('li', {}, words(problem.text.id, problem.text.en)));
  entry.message.replaceChildren(element('div', { class: 'message bad' }, element('ul', {}, ...list)));
}

function buttons() {
  const isReady = !isBusy && entries.some(entry => entry.state === 'ready' || entry.state === 'failed');
  checkButton.disabled = !isReady;
  startButton.disabled = !isReady;
  input.disabled = isBusy;
}

// ---- the correction

const replaced = () => document.querySelector('input[name=replaces]:checked')?.value ?? '';

// A scan that is sent along belongs to the correction and replaces nothing itself.
function correctionBy(name) {
  const because = document.getElementById('because');
  return replaced() && !/\.pdf$/i.test(name) ? { replaces: replaced(), because: because.value.trim() } : {};
}

function isReasoned() {
  const because = document.getElementById('because');
  if (!replaced() || because.value.trim().length >= Number(because.minLength)) {
    return true;
  }
  announce('Tulis alasan koreksi, paling sedikit 10 karakter.', 'Give the reason of the correction, at least 10 characters.');
  because.setAttribute('aria-invalid', 'true');
  because.focus();
  return false;
}

// ---- sending

async function each(work) {
  isBusy = true;
  buttons();
  for (const entry of entries.filter(one => one.state === 'ready' || one.state === 'failed')) {
    try {
      await work(entry);
    } catch (fault) {
      entry.state = 'failed';
      tellProblems(entry, fault);
    }
  }
  isBusy = false;
  buttons();
}

const isSentToCheck = entry => entry.file.size > Number(section.dataset.mostInCheck);

async function check(entry) {
  entry.result.replaceChildren();
  const answer = await (isSentToCheck(entry) ? checkSent(entry) : checkBody(entry));
  entry.state = 'ready';
  if (answer.isReceived) {
    await follow(entry, answer.state);
    return;
  }
  const [id, en] = isSentToCheck(entry)
    ? ['Isinya menunggu paling lama sehari; dengan Kirim tidak perlu dikirim ulang.', 'Its content waits for a day at most; Send need not send it again.']
    : ['Belum ada yang disimpan.', 'Nothing has been stored.'];
  tell(entry, kindOf(answer.progress), `Kalau dikirim sekarang: ${answer.progressText.id}. ${id}`, `If it were sent now: ${answer.progressText.en}. ${en}`);
  show(entry, answer, []);
}

async function checkBody(entry) {
  tell(entry, '', 'Sedang diperiksa; tidak ada yang disimpan …', 'Being checked; nothing is stored …');
  const query = new URLSearchParams({ ...place, name: entry.file.name });
  return persist(entry, () =>
    ask(`/api/check?${query}`, { method: 'POST', headers: { 'Content-Type': 'application/octet-stream' }, body: entry.content }));
}

// A large file is checked from its parts, which are there already when it is sent.
const checkSent = entry => transfer(entry, requestOf(entry), permission => {
  tell(entry, '', 'Sedang diperiksa …', 'Being checked …');
  return post('/api/check', { permission });
});

const requestOf = entry => ({ ...place, name: entry.file.name, size: entry.file.size, sha256: entry.hash });

async function send(entry) {
  entry.result.replaceChildren();
  const request = { ...requestOf(entry), ...correctionBy(entry.file.name) };
  const receipt = await transfer(entry, request, permission => post('/api/uploads/complete', { permission }));
  entry.state = 'sent';
  progress(entry, entry.file.size);
  await noteChange(entry);
  const [id, en] = receipt.isReceived || receipt.wasThere
    ? ['Berkas yang sama sudah diterima sebelumnya.', 'The very same file was received before.']
    : [`Terkirim sebagai ${receipt.name}.`, `Sent as ${receipt.name}.`];
  tell(entry, '', id, en);
  await follow(entry, receipt.state);
}

// Sends every part that is missing, then says so; what comes of it is the permit itself when the very same file was received before.
async function transfer(entry, request, finish) {
  entry.bar.classList.remove('hidden');
  for (let turn = 1; ; turn++) {
    const permit = await persist(entry, () => post('/api/uploads', request));
    if (permit.isReceived) {
      return permit;
    }
    try {
      await sendBlocks(entry, permit);
      return await persist(entry, () => finish(permit.permission));
    } catch (fault) {
      const isStale = fault instanceof Refused && (fault.is('expired') || fault.is('incomplete') || fault.is('storage'));
      if (!isStale || turn === mostTurns) {
        throw fault;
      }
      await pause(1000);
    }
  }
}

async function sendBlocks(entry, permit) {
  let sent = permit.blocks.filter(block => block.isThere).reduce((sum, block) => sum + block.size, 0);
  progress(entry, sent);
  tell(entry, '', sent > 0 ? 'Melanjutkan pengiriman …' : 'Mengirim …', sent > 0 ? 'Resuming …' : 'Sending …');
  for (const [index, block] of permit.blocks.entries()) {
    if (!block.isThere) {
      const from = index * permit.blockSize;
      const part = entry.content.slice(from, from + block.size);
      await persist(entry, () => put(permit.url, block.id, part, done => progress(entry, sent + done)));
      sent += block.size;
      progress(entry, sent);
      tell(entry, '', 'Mengirim …', 'Sending …');
    }
  }
}

// XMLHttpRequest, since fetch tells nothing of how much was sent.
function put(url, id, part, onProgress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', `${url}&comp=block&blockid=${encodeURIComponent(id)}`);
    request.timeout = 120000;
    request.upload.onprogress = event => onProgress(event.loaded);
    request.onload = () => (request.status === 201 ? resolve() : reject(storageFault(request.status)));
    request.onerror = () => reject(new Error('the connection broke'));
    request.ontimeout = () => reject(new Error('no answer'));
    request.send(part);
  });
}

// The storage refuses when the permission has run out: another one is asked for.
const storageFault = status => (status >= 400 && status < 500 && status !== 408 && status !== 429
  ? new Refused(status, [{ what: 'storage', text: { id: `Penyimpanan menolak (${status}).`, en: `The storage refused (${status}).` } }])
  : new Error(`storage: ${status}`));

function progress(entry, sent) {
  const percent = Math.floor((sent / entry.file.size) * 100);
  entry.bar.value = percent;
  entry.amount.textContent = `${percent}% · ${kilobytes(sent)} / ${kilobytes(entry.file.size)} kB`;
}

// Chromium lets nobody read a file that was changed since it was chosen.
async function noteChange(entry) {
  try {
    await entry.file.slice(0, 1).arrayBuffer();
    entry.note = null;
  } catch {
    entry.note = element('p', { class: 'message note' }, words('Berkas di perangkat ini berubah sejak dipilih. Yang terkirim adalah isi dengan SHA-256 di atas.', 'The file on this device was changed since it was chosen. What was sent is the content with the SHA-256 above.'));
  }
}

// ---- following

async function follow(entry, path) {
  for (let wait = 1000; ; wait = Math.min(wait * 1.3, 10000)) {
    const state = await persist(entry, () => ask(path));
    if (state.isFinal) {
      tell(entry, kindOf(state.progress), `${capital(state.progressText.id)}.`, `${capital(state.progressText.en)}.`);
      show(entry, state, stepsOf(state));
      announce(`${entry.file.name}: ${state.progressText.id}.`, `${state.progressText.en}.`);
      return;
    }
    show(entry, state, stepsOf(state));
    await pause(wait);
  }
}

const capital = text => text.charAt(0).toUpperCase() + text.slice(1);
const kindOf = state => ({ accepted: 'good', waiting: 'note', needsExplanation: 'note', rejected: 'bad', unreadable: 'bad' })[state] ?? '';

function stepsOf(state) {
  const isTaken = state.progress !== 'sent';
  return [
    ['done', 'Terkirim', 'Sent'],
    [isTaken ? 'done' : 'now', 'Diterima', 'Received'],
    [state.progress === 'unreadable' ? 'failed' : state.isFinal ? 'passed' : 'now', 'Dibaca', 'Read'],
  ];
}

const marks = {
  done: ['good', 'selesai / done'], now: ['note', 'sedang / now'], passed: ['good', 'lulus / passed'], asks: ['note', 'perhatikan / look'],
  failed: ['bad', 'gagal / failed'], notReached: ['', 'belum / not yet'],
};

function stepRow([state, id, en]) {
  const [kind, text] = marks[state];
  return element('li', {}, element('span', { class: `state step-state ${kind}` }, text), words(id, en));
}

function show(entry, answer, steps) {
  const checks = answer.groups.map(group => [group.state, `${group.name.id}${group.findings ? ` (${group.findings})` : ''}`, group.name.en]);
  const list = element('ul', { class: 'steps', 'aria-live': 'polite' }, ...[...steps, ...checks].map(stepRow));
  entry.result.replaceChildren(...(entry.note ? [entry.note] : []), list, ...(answer.findings.length ? [findingsOf(answer)] : []));
}

function findingsOf(answer) {
  const head = ['Sel', 'Temuan', 'Yang perlu dilakukan'].map((id, column) =>
    element('th', { scope: 'col' }, words(id, ['Cell', 'Finding', 'What to do'][column])));
  const table = element('table', { class: 'findings' },
    element('caption', {}, words(`${answer.findingCount} temuan`, answer.findingCount === 1 ? '1 finding' : `${answer.findingCount} findings`)),
    element('thead', {}, element('tr', {}, ...head)),
    element('tbody', {}, ...answer.findings.map(findingRow)));
  return element('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': 'Temuan / findings' }, table);
}

function findingRow(finding) {
  const cell = [finding.sheet, finding.cell].filter(Boolean).join('!');
  const where = finding.where.id === `di ${cell}` ? '' : finding.where.id;
  return element('tr', {},
    element('td', { 'data-label': 'Sel / cell' }, element('code', {}, cell || '-')),
    element('td', { 'data-label': 'Temuan / finding' }, element('span', { class: `state ${finding.blocks ? 'bad' : 'note'}` }, finding.code), ' ',
      words(finding.line.id.slice(finding.code.length + 1), finding.line.en.slice(finding.code.length + 1)), where && finding.line.id.includes(where) ? '' : ` ${where}`),
    element('td', { 'data-label': 'Lakukan / do' }, words(finding.toDo.id, finding.toDo.en)));
}

// What stands and what was sent, as the page would show it now.
async function refresh() {
  try {
    const answer = await fetch(location.href, { credentials: 'same-origin' });
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const id of ['stands', 'sent']) {
      document.getElementById(id).replaceWith(document.adoptNode(fresh.getElementById(id)));
    }
  } catch {
    // The next load of the page shows it.
  }
}

// ---- the page

function begin() {
  const drop = document.getElementById('drop');
  input.addEventListener('change', () => input.files.length && choose(input.files));
  for (const name of ['dragenter', 'dragover']) {
    drop.addEventListener(name, event => { event.preventDefault(); drop.classList.add('over'); });
  }
  for (const name of ['dragleave', 'drop']) {
    drop.addEventListener(name, event => { event.preventDefault(); drop.classList.remove('over'); });
  }
  drop.addEventListener('drop', event => !isBusy && event.dataTransfer.files.length && choose(event.dataTransfer.files));
  checkButton.addEventListener('click', () => each(check));
  startButton.addEventListener('click', async () => {
    if (isReasoned()) {
      await each(send);
      await refresh();
    }
  });
  section.addEventListener('change', event => event.target.name === 'replaces' && document.getElementById('why').classList.toggle('hidden', !replaced()));
  addEventListener('beforeunload', event => isBusy && event.preventDefault());
}

if (section) {
  begin();
}
