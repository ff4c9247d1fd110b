import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJsonCases } from '../../model/aliasing/json.js';
import { parseCases } from '../../model/aliasing/parse.js';
import { showOp, type Op } from '../../model/aliasing/syntax.js';
import { drawOps, opAlphabets } from '../../properties/aliasing-ops.js';
import { drawTrace, traceCase } from '../../semantics/aliasing/draw.js';
import { resolveCase } from '../../semantics/aliasing/program.js';
import { stacked } from '../../semantics/aliasing/stacked.js';
import { tree } from '../../semantics/aliasing/tree.js';
import { allCases } from './corpus.js';

const parse = (text: string) => parseCases(text, 'f.ops', 'f');
/** The first complaint about a text: where, and what. */
const complaint = (text: string): string => {
  const d = parse(text).diagnostics[0];
  return d === undefined ? 'none' : `${d.span.line}:${d.span.column} ${d.message}`;
};
/** The first error of the only case of a text that parses. */
const caseError = (text: string): string => {
  const { cases, diagnostics } = parse(text);
  expect(diagnostics).toEqual([]);
  const d = resolveCase(cases[0]!).diagnostics[0];
  return d === undefined ? 'none' : `${d.span.line}:${d.span.column} ${d.code}: ${d.message}`;
};

describe('the op language', () => {
  it('reads cases by header, and ops before the first header as a case of their own.', () => {
    const { cases, diagnostics } = parse(
      'x = alloc stack 4 # a local\r\n\n== second\n  # only a comment\ny = alloc heap 8\n== empty\n',
    );
    expect(diagnostics).toEqual([]);
    expect(cases.map((c) => [c.name, c.ops.map(showOp)])).toEqual([
      ['f', ['x = alloc stack 4']],
      ['second', ['y = alloc heap 8']],
      ['empty', []],
    ]);
  });

  it('reads every form of op, in any order of options and any spacing.', () => {
    const text = [
      'q=&mut p[0..4]fn no_writable !unpin',
      'q = &p [ 0 .. 4 ] cells(0..1) cells(2..3)',
      'q = box p[0..4] cells(0..1, 2..4) fn',
      'q = raw const p[0..4] !freeze',
      'self = &mut mut[0..1] cells(0..1) 2phase',
      'read = copy p',
      'q = p - 12',
      'read read[0..1]',
      'q = addr 4096',
    ];
    const { cases, diagnostics } = parse(text.join('\n'));
    expect(diagnostics).toEqual([]);
    expect(cases[0]!.ops.map(showOp)).toEqual([
      'q = &mut p[0..4] fn !unpin no_writable',
      'q = &p[0..4] cells(0..1) cells(2..3)',
      'q = box p[0..4] fn cells(0..1) cells(2..4)',
      'q = raw const p[0..4] !freeze',
      'self = &mut mut[0..1] 2phase cells(0..1)',
      'read = copy p',
      'q = p - 12',
      'read read[0..1]',
      'q = addr 4096',
    ]);
  });

  it('reads back what it writes.', () => {
    const tapes = fc.array(fc.nat({ max: 59 }), { minLength: 60, maxLength: 60 });
    const withoutSpans = (ops: readonly Op[]): unknown =>
      JSON.parse(JSON.stringify(ops, (key, value: unknown) => (key === 'span' ? undefined : value)));
    fc.assert(
      fc.property(tapes, (tape) => {
        let at = 0;
        const ops = drawOps(opAlphabets.all, 12, (n) => tape[at++ % tape.length]! % n);
        const { cases, diagnostics } = parse(ops.map(showOp).join('\n'));
        expect(diagnostics).toEqual([]);
        expect(withoutSpans(cases[0]!.ops)).toEqual(withoutSpans(ops));
      }),
    );
  });

  it('says line, column and what was expected.', () => {
    expect(complaint('x = alloc stack')).toBe('1:16 expected the size in bytes; the line ends here');
    expect(complaint('\n  x = alloc attic 4')).toBe(
      '2:13 expected stack, heap, static_rw, static_ro; found `attic`',
    );
    expect(complaint('q = &mut p[0-4]')).toBe('1:13 expected `..`; found `-`');
    expect(complaint('q = &mut p[4..0]')).toBe('1:15 expected an end of at least 4; found `0`');
    expect(complaint('q = &mut p')).toBe('1:11 expected `[`; the line ends here');
    expect(complaint('q = &mut p[0..4] fm')).toBe(
      '1:18 expected an option of this retag (fn, cells, !freeze, !unpin, no_writable, 2phase); found `fm`',
    );
    expect(complaint('q = &p[0..4] 2phase')).toMatch(/^1:14 expected an option of this retag/);
    expect(complaint('q = raw mut p[0..4] fn')).toBe(
      '1:21 expected an option of this retag (cells, !freeze); found `fn`',
    );
    expect(complaint('q = raw p[0..4]')).toBe('1:9 expected `mut` or `const`; found `p`');
    expect(complaint('q = &mut p[0..4] fn 2phase')).toBe(
      '1:21 expected one of `fn` and `2phase`; found `2phase`',
    );
    expect(complaint('q = &mut p[0..4] fn fn')).toBe('1:21 expected `fn` once only; found `fn`');
    expect(complaint('q = &mut p[0..4] no_writable')).toMatch(/expected `fn` with `no_writable`/);
    expect(complaint('q = &p[0..4] cells(2..5)')).toBe(
      '1:20 expected cells inside the range, which has 4 bytes; found `2`',
    );
    expect(complaint('q = &p[0..4] cells(0..2, 1..3)')).toBe(
      '1:26 expected cells that do not overlap; found `1`',
    );
    expect(complaint('free p')).toBe(
      '1:1 expected an op: `NAME = …`, read, write, dealloc, expose, call or ret; found `free`',
    );
    expect(complaint('read p[0..4]; write p[0..4]')).toBe('1:13 expected the end of the line; found `;`');
    expect(complaint('x = alloc stack 99999999999')).toMatch(
      /^1:17 expected the size in bytes, at most 2147483647/,
    );
    expect(complaint('4 = alloc stack 4')).toBe('1:1 expected a pointer name before `=`; found `4`');
    expect(complaint('q = p * 4')).toBe('1:7 expected `+` or `-` after the pointer; found `*`');
    expect(complaint('==')).toBe('1:1 expected a name after `==`');
  });

  it('leaves out a case that does not parse, and reads the others.', () => {
    const { cases, diagnostics } = parse('== a\nx = alloc\nnonsense\n== b\nx = alloc heap 1\n');
    expect(diagnostics.map((d) => d.span.line)).toEqual([2, 3]);
    expect(cases.map((c) => c.name)).toEqual(['b']);
  });

  it('reports errors of the case apart from verdicts: names, frames, ranges, freed memory.', () => {
    const x = 'x = alloc heap 4\n';
    expect(caseError('read y[0..1]')).toBe(
      '1:6 unknown-pointer: expected a pointer that an earlier op made; `y` is not',
    );
    expect(caseError(`${x}call f\nret\nret`)).toBe(
      '4:1 no-frame: expected a `call` before this `ret`: no frame is left to pop',
    );
    expect(caseError(`${x}read x[2..5]`)).toBe(
      '2:6 range: bytes 2..5 of `x` do not exist: expected a range within 0..4',
    );
    expect(caseError(`${x}y = x + 8\nq = &mut y[0..0]`)).toMatch(/^3:10 range: bytes 8\.\.8/);
    expect(caseError(`${x}y = x - 1\nread y[0..1]`)).toMatch(/^3:6 range: bytes -1\.\.0/);
    expect(caseError(`${x}dealloc x\nread x[0..1]`)).toBe('3:6 freed: `x` points into `x`, which op 2 freed');
    expect(caseError(`${x}dealloc x\ndealloc x`)).toMatch(/^3:9 freed/);
    expect(caseError(`${x}y = x + 1\ndealloc y`)).toMatch(/^3:9 range: `y` points at byte 1 of `x`/);
    expect(caseError('q = addr 16\nread q[0..1]')).toBe('2:6 no-provenance: `q` has no provenance');
    expect(caseError('q = addr 16\nr = &mut q[0..0]\nread r[0..0]')).toBe('none');
  });

  it('collects all errors of a case, and blames a name once where it is wrong.', () => {
    const { cases } = parse('q = &mut p[0..4]\nread q[0..4]\nread r[0..1]');
    expect(resolveCase(cases[0]!).diagnostics.map((d) => [d.code, d.span.line])).toEqual([
      ['unknown-pointer', 1],
      ['no-provenance', 2],
      ['unknown-pointer', 3],
    ]);
  });
});

describe('the JSON of cases', () => {
  const at = (source: string): string => {
    const d = parseJsonCases(source, 'f.json').diagnostics[0];
    return d === undefined ? 'none' : `${d.span.line}:${d.span.column} ${d.message}`;
  };
  it('blames ops inside strings by line and column.', () => {
    expect(at('[{"name": "a",\n  "ops": ["x = alloc stack 4",\n    "read x[0..4"]}]')).toBe(
      '3:17 expected `]`; the line ends here',
    );
  });
  it('says what it expected of the format.', () => {
    expect(at('{}')).toBe('1:1 expected an array of cases');
    expect(at('[1]')).toBe('1:2 expected an object with `name` and `ops` in case 1');
    expect(at('[{"ops": []}]')).toBe('1:2 expected a string `name` in case 1');
    expect(at('[{"name": "a"}]')).toBe('1:2 expected `ops`, an array of strings in case 1');
    expect(at('[{"name": "a", "ops": [3]}]')).toBe('1:24 expected an op as a string in case 1');
    expect(at('[{"name": "a", "ops": []}')).toBe('1:26 expected `,` or `]`');
    expect(at('[{"name": "a\n"}]')).toBe('1:11 expected the string to end on its line');
    expect(at('')).toBe('1:1 expected a JSON value');
    expect(at('['.repeat(100000))).toMatch(/expected no more than 64 levels of nesting/);
  });
});

describe('the drawing of a run', () => {
  it('never fails, and shows every op of every case under both models.', () => {
    for (const c of allCases)
      for (const model of [stacked, tree]) {
        const { program } = resolveCase(c);
        const trace = traceCase(c, program, model.create());
        const lines = drawTrace(trace);
        const shown = trace.ops.length + (trace.blamed === undefined ? 0 : 1);
        expect(lines.filter((l) => /^ *\d+ {2}\S/.test(l)).length).toBe(shown);
      }
  });
  it('draws stacks bottom first and trees by depth.', () => {
    const { cases } = parse(
      'x = alloc stack 2\nm = &mut x[0..1]\nr = raw mut m[0..1]\ns = &m[0..1]\nread x[0..2]',
    );
    const { program } = resolveCase(cases[0]!);
    expect(drawTrace(traceCase(cases[0]!, program, stacked.create())).slice(-3)).toEqual([
      '  5  read x[0..2]',
      '       x 0..1    x Unique  │  m Disabled  │  r SharedRW  │  s SharedRO',
      '       x 1..2    x Unique',
    ]);
    expect(drawTrace(traceCase(cases[0]!, program, tree.create())).slice(-8)).toEqual([
      '  4  s = &m[0..1]',
      '       x 0..1    x Unique',
      '       x         └ m,r Reserved',
      '       x           └ s Frozen',
      '       x 1..2    x Unique',
      '       x         └ m,r Reserved ·',
      '       x           └ s Frozen ·',
      '  5  read x[0..2]',
    ]);
  });
});
