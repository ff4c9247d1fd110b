/** A campaign on disk: one writer at a time, and nothing of it is lost or half written. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import * as E from '#fp/Either';
import { afterEach, describe, expect, it } from 'vitest';
import { campaignFile, openStore, readRecords } from '../../cli/store.js';
import { folder, invoke } from './invoke.js';

const name = `test-store-${process.pid}`;
const file = campaignFile(name);
const lock = `${file}.lock`;
const end = { k: 'end', interrupted: false, seconds: 1 } as const;
const { path, put } = folder();

afterEach(() => rmSync(dirname(file), { recursive: true, force: true }));

const open = (fresh = false) => {
  const opened = openStore(name, fresh);
  if (E.isLeft(opened)) throw new Error(opened.left);
  return opened.right.store;
};

describe('A campaign', () => {
  it('is written by one process at a time, which the next one is told.', () => {
    const store = open();
    store.append(end);
    const second = openStore(name, true);
    expect(E.isLeft(second) && second.left).toMatch(new RegExp(`process ${process.pid} is writing it`));
    store.close();
    expect(readFileSync(file, 'utf8')).toMatch(/"end"/);
    open().close();
    expect(existsSync(lock)).toBe(false);
  });

  it('is free again once its writer has gone, however it went.', () => {
    open().close();
    for (const gone of ['4194300', '', 'x']) {
      writeFileSync(lock, gone);
      open().close();
    }
  });

  it('is locked by nobody after it could not be read.', () => {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, 'no record\n');
    const opened = openStore(name, false);
    expect(E.isLeft(opened) && opened.left).toMatch(/records\.jsonl:1: not JSON/);
    expect(existsSync(lock)).toBe(false);
  });

  it('that is a folder is said to be one.', () => {
    mkdirSync(file, { recursive: true });
    const read = readRecords(file);
    expect(E.isLeft(read) && read.left).toMatch(/records\.jsonl: illegal operation on a directory$/);
  });
});

describe('The command line refuses', () => {
  const refused = async (...args: readonly string[]): Promise<string> => {
    const said = await invoke(...args);
    expect(said.err).not.toContain('bug in Ferrule');
    expect(said.code).toBe(2);
    return said.err;
  };

  it('numbers that are none.', async () => {
    expect(await refused('search', '--runs', 'abc')).toMatch(/--runs.*Write a whole number/);
    expect(await refused('search', '--seed=-1')).toMatch(/--seed.*Write a whole number/);
    expect(await refused('why', 'r3', '--tries', '1e3')).toMatch(/--tries.*Write a whole number/);
  });

  it('campaigns elsewhere.', async () => {
    for (const command of ['search', 'report', 'confirm'])
      expect(await refused(command, '--campaign', '../elsewhere')).toMatch(/Write a name/);
  });

  it('to write where the system does not let it, by the name of the file.', async () => {
    const inTheWay = put('file', '');
    expect(await refused('export', put('q.rs', 'fn main() {}\n'), `${inTheWay}/project`)).toMatch(
      new RegExp(`${path.replace(/[/.]/g, '\\$&')}.*cannot be written`),
    );
  });
});
