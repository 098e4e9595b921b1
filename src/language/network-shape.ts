import { up8 } from './arena.ts';

/** The sizes of the network: how many of each input and output there are, and how wide each layer is (multiples of 8). */
export interface NetworkShape {
  readonly words: number;
  readonly suffixes: number;
  readonly tags: number;
  readonly labels: number;
  readonly vectorWidth: number;
  readonly wordWidth: number;
  readonly suffixWidth: number;
  readonly shapeWidth: number;
  readonly tagWidth: number;
  readonly hidden: number;
  readonly layers: number;
  readonly arcWidth: number;
  readonly labelWidth: number;
}

/** The names of the sizes in the order in which files hold them. */
export const SHAPE_FIELDS = [
  'words',
  'suffixes',
  'tags',
  'labels',
  'vectorWidth',
  'wordWidth',
  'suffixWidth',
  'shapeWidth',
  'tagWidth',
  'hidden',
  'layers',
  'arcWidth',
  'labelWidth',
] as const satisfies readonly (keyof NetworkShape)[];

/** A matrix of weights: its first float is at `at`. */
export interface Tensor {
  readonly name: string;
  readonly at: number;
  readonly rows: number;
  readonly columns: number;
}

/** Kinds of outline that words can have, see `wordInputs`. */
export const SHAPES = 8;
/** Distances between head and dependent are told apart up to this one. */
export const FARTHEST = 24;

/** Where each matrix of weights lies, one after the other from address 0. */
export interface NetworkLayout {
  readonly shape: NetworkShape;
  readonly inputWidth: number;
  readonly size: number;
  readonly tensors: readonly Tensor[];
  readonly word: Tensor;
  readonly suffix: Tensor;
  readonly outline: Tensor;
  readonly tag: Tensor;
  readonly layers: readonly { readonly weights: Tensor; readonly bias: Tensor; readonly memory: Tensor }[];
  readonly roles: Tensor;
  readonly rolesBias: Tensor;
  readonly arc: Tensor;
  readonly arcBias: Tensor;
  readonly distance: Tensor;
  readonly label: Tensor;
  readonly labelBias: Tensor;
  readonly tagOut: Tensor;
  readonly tagOutBias: Tensor;
}

/** Lays out the weights of a network of this shape. */
export function networkLayout(shape: NetworkShape): NetworkLayout {
  const tensors: Tensor[] = [];
  let size = 0;
  const tensor = (name: string, rows: number, columns: number): Tensor => {
    const t = { name, at: size, rows, columns };
    size += up8(rows * columns);
    tensors.push(t);
    return t;
  };
  const { hidden } = shape;
  const inputWidth = shape.vectorWidth + shape.wordWidth + shape.suffixWidth + shape.shapeWidth + shape.tagWidth;
  const roles = 2 * shape.arcWidth + 2 * shape.labelWidth;
  const parts = {
    word: tensor('word', shape.words, shape.wordWidth),
    suffix: tensor('suffix', shape.suffixes, shape.suffixWidth),
    outline: tensor('outline', SHAPES, shape.shapeWidth),
    tag: tensor('tag', shape.tags + 1, shape.tagWidth),
    layers: [...Array(shape.layers).keys()].map((l) => ({
      weights: tensor(`layer${l}`, l === 0 ? inputWidth : 2 * hidden, 6 * hidden),
      bias: tensor(`layer${l} bias`, 1, 6 * hidden),
      memory: tensor(`layer${l} memory`, 4, hidden),
    })),
    roles: tensor('roles', 2 * hidden, roles),
    rolesBias: tensor('roles bias', 1, roles),
    arc: tensor('arc', shape.arcWidth, shape.arcWidth),
    arcBias: tensor('arc bias', 1, shape.arcWidth),
    distance: tensor('distance', 1, 2 * FARTHEST + 1),
    label: tensor('label', shape.labelWidth, up8(shape.labels)),
    labelBias: tensor('label bias', 1, up8(shape.labels)),
    tagOut: tensor('tags', 2 * hidden, up8(shape.tags)),
    tagOutBias: tensor('tags bias', 1, up8(shape.tags)),
  };
  return { ...parts, shape, inputWidth, size, tensors };
}
