'use strict';

// Draws the bars of a table beside it: a group per row, a bar per column that carries values. The table says the same in words.
const COLOURS = ['#0b4a7a', '#d97800', '#8a1c1c'];

function columnsOf(table) {
  const first = [...table.tBodies[0].rows[0].cells];
  return first.map((cell, index) => index).filter((index) => first[index].hasAttribute('data-value'));
}

function barsOf(table) {
  const rows = [...table.tBodies[0].rows].reverse();
  return {
    labels: rows.map((row) => row.cells[0].textContent),
    datasets: columnsOf(table).map((column, index) => ({
      label: table.tHead.rows[0].cells[column].textContent,
      data: rows.map((row) => (row.cells[column].dataset.value ? Number(row.cells[column].dataset.value) : null)),
      backgroundColor: COLOURS[index % COLOURS.length],
    })),
  };
}

function draw(canvas) {
  const table = document.getElementById(canvas.dataset.bars);
  new Chart(canvas, {
    type: 'bar',
    data: barsOf(table),
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: { y: { beginAtZero: true, title: { display: true, text: 'detik / seconds' } } },
    },
  });
}

for (const canvas of document.querySelectorAll('canvas[data-bars]')) {
  draw(canvas);
}
