'use strict';

// Preloaded (`node --require`) into Azurite and maildev. The process that started them holds the other end of
// their standard input; however it ends, SIGKILL included, the system closes that pipe, and they end themselves.

const FORCED_EXIT_MS = 8000;
const HANDLER_WAIT_MS = 2000;
const groupSignals = ['SIGINT', 'SIGHUP'];

// Ctrl+C and a closed terminal reach the whole process group. Only the parent may decide when storage ends,
// after its own work is saved, so handlers that the services set for these signals are taken away again.
for (const signal of groupSignals) {
  process.on(signal, () => {});
}
process.on('newListener', (event, listener) => {
  if (groupSignals.includes(event)) {
    setImmediate(() => process.removeListener(event, listener));
  }
});

// With the parent gone, whoever writes a last line meets a broken pipe: that must not stop the saving.
process.stdout.on('error', () => {});
process.stderr.on('error', () => {});

let ending = false;

function end() {
  if (!ending) {
    ending = true;
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    terminate(HANDLER_WAIT_MS);
  }
}

// Azurite sets its SIGTERM handler only after its ports answer. Emitting (not killing) also works on Windows.
function terminate(patienceMs) {
  if (process.listenerCount('SIGTERM') > 0) {
    process.emit('SIGTERM', 'SIGTERM');
  } else if (patienceMs > 0) {
    setTimeout(terminate, 50, patienceMs - 50);
  } else {
    process.exit(0);
  }
}

for (const event of ['end', 'error', 'close']) {
  process.stdin.on(event, end);
}
process.stdin.resume();
