'use strict';
// Draws the pictures of the board from the tables beside them, and tells what happened since the last visit.
(() => {
  const day = 86400000;
  const charts = new Map();
  const colour = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const styleColour = { good: '--good', note: '--note', bad: '--bad', idle: '--quiet' };

  function wrap(text, width) {
    const lines = [''];
    for (const word of text.split(/\s+/)) {
      for (const part of word.match(new RegExp(`.{1,${width}}`, 'gu')) ?? []) {
        const line = lines.at(-1);
        if (line && line.length + part.length >= width) lines.push(part);
        else lines[lines.length - 1] = line ? `${line} ${part}` : part;
      }
    }
    return lines;
  }

  const nowLine = {
    id: 'now',
    afterDatasetsDraw(chart) {
      const { now, word } = chart.options.plugins.now ?? {};
      const x = now && chart.scales.x.getPixelForValue(now);
      if (!x || now < chart.scales.x.min || now > chart.scales.x.max) return;
      const { ctx, chartArea } = chart;
      ctx.save();
      ctx.strokeStyle = ctx.fillStyle = colour('--focus');
      ctx.lineWidth = 2;
      ctx.beginPath();
      ctx.moveTo(x, chartArea.top);
      ctx.lineTo(x, chartArea.bottom);
      ctx.stroke();
      ctx.font = 'bold 13px system-ui, sans-serif';
      ctx.textAlign = x > chartArea.right - 60 ? 'right' : 'left';
      ctx.fillText(word, x + (ctx.textAlign === 'left' ? 4 : -4), chartArea.top - 4);
      ctx.restore();
    },
  };

  function common(labels) {
    return {
      indexAxis: 'y', animation: false, responsive: true, maintainAspectRatio: false, events: [],
      layout: { padding: { top: 16, right: 12 } },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
      scales: {
        y: { ticks: { autoSkip: false, color: colour('--ink'), font: { size: 13 } }, grid: { display: false } },
        x: { ticks: { color: colour('--quiet'), maxRotation: 0 } },
      },
      labels,
    };
  }

  const cell = (row, index) => row.cells[index]?.textContent.trim().replace(/\s+/g, ' ') ?? '';

  function bars(table, width) {
    const rows = [...table.tBodies[0].rows];
    const labels = rows.map(row => [...wrap(cell(row, 0), width), `${cell(row, 1)} (${cell(row, 2)})`]);
    const options = common();
    options.scales.x.beginAtZero = true;
    options.scales.x.ticks.callback = value => value.toLocaleString('id-ID');
    const data = rows.map(row => Number(row.dataset.value));
    return { labels, options, datasets: [{ data, backgroundColor: colour('--blue'), maxBarThickness: 34 }] };
  }

  function timeline(table, width) {
    const rows = [...table.tBodies[0].rows];
    const hours = Number(table.dataset.offset) * 3600000;
    const now = Date.parse(document.getElementById('now').dateTime);
    const data = rows.map(row => [Number(row.dataset.from), Number(row.dataset.to)]);
    const times = [...data.flat(), now];
    const midnight = time => Math.floor((time + hours) / day) * day - hours;
    const [first, last] = [midnight(Math.min(...times)), midnight(Math.max(...times)) + day];
    const options = common();
    const step = Math.max(1, Math.ceil((last - first) / day / (width < 20 ? 3 : 8))) * day;
    Object.assign(options.scales.x, { min: first, max: last });
    Object.assign(options.scales.x.ticks, {
      stepSize: step,
      callback: value => new Date(value + hours).toLocaleDateString('id-ID', { day: 'numeric', month: 'short', timeZone: 'UTC' }),
    });
    options.plugins.now = { now, word: 'kini / now' };
    const labels = rows.map(row => [...wrap(row.cells[0].firstChild.textContent.trim(), width), wrap(row.querySelector('.state').textContent, width).join(' ')]);
    const backgroundColor = rows.map(row => colour(styleColour[row.dataset.style]));
    return { labels, options, datasets: [{ data, backgroundColor, minBarLength: 5, maxBarThickness: 22 }] };
  }

  function draw(holder) {
    const table = document.getElementById(holder.dataset.draws);
    if (!table || !table.tBodies[0].rows.length || !window.Chart) {
      holder.classList.remove('drawn');
      return;
    }
    holder.classList.add('drawn');
    const width = window.innerWidth < 640 ? 16 : 34;
    const { labels, options, datasets } = (table.dataset.chart === 'bars' ? bars : timeline)(table, width);
    const lines = labels.reduce((sum, label) => sum + Math.max(2, label.length), 0);
    holder.style.height = `${lines * 18 + labels.length * 10 + 60}px`;
    const known = charts.get(holder);
    if (known) {
      known.data.labels = labels;
      known.data.datasets.forEach((dataset, index) => Object.assign(dataset, datasets[index]));
      known.options = options;
      known.update('none');
    } else {
      charts.set(holder, new Chart(holder.querySelector('canvas'), { type: 'bar', data: { labels, datasets }, options, plugins: [nowLine] }));
    }
  }

  const drawAll = () => document.querySelectorAll('.chart').forEach(draw);

  // What happened since the last visit, from the feed. Where there is none, nothing is shown.
  const changes = document.getElementById('changes');
  const key = changes && `pleno-seen-${changes.dataset.contest}`;
  const most = 50;
  let seen = null;
  let last = null;

  const isFeed = answer => answer && Array.isArray(answer.items) && Number.isSafeInteger(answer.last);

  async function follow(after) {
    const items = [];
    for (let page = 0; page < 20; page++) {
      const response = await fetch(`/api/feed?contest=${encodeURIComponent(changes.dataset.contest)}&after=${after}`);
      const answer = response.ok ? await response.json() : null;
      if (!isFeed(answer)) return null;
      items.push(...answer.items);
      if (answer.last <= after) break;
      after = answer.last;
    }
    return { items, last: after };
  }

  function entry(item) {
    const line = document.createElement('li');
    const time = document.createElement('time');
    time.dateTime = item.at;
    time.textContent = new Date(item.at).toLocaleString('id-ID', { dateStyle: 'medium', timeStyle: 'short' });
    const english = document.createElement('span');
    english.lang = 'en';
    english.textContent = item.text.en;
    line.append(time, ': ', item.text.id, ' ', english);
    return line;
  }

  async function tellChanges() {
    try {
      if (!changes) return;
      if (seen === null) seen = localStorage.getItem(key);
      const news = await follow(last ?? Number(seen ?? 0));
      if (!news) return;
      last = news.last;
      if (seen === null || !news.items.length) return;
      document.getElementById('changes-list').append(...news.items.slice(-most).map(entry));
      changes.classList.remove('hidden');
    } catch {
      // The board itself says all there is; this part only spares comparing.
    }
  }

  function remember() {
    try {
      if (last !== null) localStorage.setItem(key, String(last));
    } catch {
      // A browser that keeps nothing shows nothing here.
    }
  }

  drawAll();
  tellChanges();
  document.addEventListener('pleno:updated', event => { drawAll(); if (event.detail.isWorthIt) tellChanges(); });
  addEventListener('beforeprint', () => charts.forEach((chart, holder) => chart.resize(640, holder.clientHeight)));
  addEventListener('afterprint', () => charts.forEach(chart => chart.resize()));
  addEventListener('pagehide', remember);
  document.addEventListener('visibilitychange', () => { if (document.hidden) remember(); });
})();
