#!/usr/bin/env node
/** The command line: `ferrule <command>`. */
import './engine.js';
import { commands } from './commands.js';
import { processIo } from './io.js';
import { ferrule } from './program.js';

/** A reader that left (`| head`) wants no more output, and there is nobody to tell. */
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (e: NodeJS.ErrnoException) => {
    if (e.code === 'EPIPE') process.exit();
    throw e;
  });
}

// Not `process.exit`: what is written to a pipe may still be on its way.
process.exitCode = await ferrule(commands, process.argv.slice(2), processIo());
