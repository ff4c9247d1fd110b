/** What the parts of the core read, write and refer to. */
import type { Callee, Operand, Place, Rvalue, Statement, Terminator } from '../../../model/core/mir.js';

type ToOperand = (o: Operand) => Operand;

const inRvalue = (r: Rvalue, f: ToOperand): Rvalue => {
  switch (r.k) {
    case 'use':
      return { ...r, op: f(r.op) };
    case 'un':
    case 'cast':
      return { ...r, a: f(r.a) };
    case 'bin':
    case 'distance':
      return { ...r, a: f(r.a), b: f(r.b) };
    case 'aggregate':
      return { ...r, fields: r.fields.map(f) };
    case 'repeat':
      return { ...r, value: f(r.value) };
    case 'fat':
      return { ...r, ptr: f(r.ptr), len: f(r.len) };
    case 'offset':
      return { ...r, ptr: f(r.ptr), count: f(r.count) };
    case 'ref':
    case 'addr':
    case 'discr':
    case 'len':
      return r;
  }
};

const inCallee = (c: Callee, f: ToOperand): Callee => (c.k === 'ptr' ? { ...c, op: f(c.op) } : c);

export type Node = Statement | Terminator;

export const mapOperands = (node: Node, f: ToOperand): Node => {
  switch (node.k) {
    case 'assign':
      return { ...node, rv: inRvalue(node.rv, f) };
    case 'switch':
      return { ...node, on: f(node.on) };
    case 'check':
      return { ...node, cond: f(node.cond) };
    case 'print':
      return { ...node, args: node.args.map(f) };
    case 'call':
      return { ...node, callee: inCallee(node.callee, f), args: node.args.map(f) };
    default:
      return node;
  }
};

/** Places that are read as values. */
export const reads = (n: Node): Place[] => {
  const out: Place[] = [];
  mapOperands(n, (o) => {
    if (o.k !== 'const') out.push(o.place);
    return o;
  });
  if (n.k === 'assign' && (n.rv.k === 'discr' || n.rv.k === 'len')) out.push(n.rv.place);
  return out;
};

/** Places whose address is taken. */
export const borrows = (n: Node): Place[] =>
  n.k === 'assign' && (n.rv.k === 'ref' || n.rv.k === 'addr')
    ? [n.rv.place]
    : n.k === 'drop'
      ? [n.place]
      : [];

export const writes = (n: Node): Place[] => {
  switch (n.k) {
    case 'assign':
    case 'set-discr':
      return [n.place];
    case 'call':
      return n.dest === null ? [] : [n.dest];
    case 'print':
      return n.dest === undefined ? [] : [n.dest];
    default:
      return [];
  }
};

export const hasDeref = (p: Place): boolean => p.proj.some((x) => x.k === 'deref');

/** The place lies behind the pointer in `local`. */
export const isBehind = (p: Place, local: number): boolean => p.local === local && p.proj[0]?.k === 'deref';
