import { loadProgram } from './load-program.js';

// A reader that has seen enough (`delink migrate | head`) is no error.
for (const output of [process.stdout, process.stderr]) {
  output.on('error', error => {
    if ('code' in error && error.code === 'EPIPE') process.exit();
    throw error;
  });
}
// Set, not called: what is still on its way into a pipe gets there.
process.exitCode = await loadProgram().run(process.argv.slice(2), process);
