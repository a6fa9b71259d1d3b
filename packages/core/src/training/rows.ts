/** Examples as sparse rows: row `i` has the columns `columns[offsets[i]..offsets[i + 1])` with `values` beside them. */
export interface SparseRows {
  readonly count: number;
  readonly width: number;
  readonly offsets: Uint32Array;
  readonly columns: Uint32Array;
  readonly values: Float32Array;
}

/** Packs rows of (column, value) pairs. `width` is the number of columns there can be. */
export function packRows(
  rows: readonly { columns: ArrayLike<number>; values: ArrayLike<number> }[],
  width: number,
): SparseRows {
  const offsets = new Uint32Array(rows.length + 1);
  rows.forEach((row, index) => {
    offsets[index + 1] = (offsets[index] ?? 0) + row.columns.length;
  });
  const columns = new Uint32Array(offsets[rows.length] ?? 0);
  const values = new Float32Array(columns.length);
  rows.forEach((row, index) => {
    columns.set(row.columns, offsets[index]);
    values.set(row.values, offsets[index]);
  });
  return { count: rows.length, width, offsets, columns, values };
}

/** The rows at the given indexes, in that order. */
export function pickRows(rows: SparseRows, indexes: ArrayLike<number>): SparseRows {
  const offsets = new Uint32Array(indexes.length + 1);
  for (let index = 0; index < indexes.length; index += 1) {
    const row = indexes[index] ?? 0;
    offsets[index + 1] = (offsets[index] ?? 0) + (rows.offsets[row + 1] ?? 0) - (rows.offsets[row] ?? 0);
  }
  const columns = new Uint32Array(offsets[indexes.length] ?? 0);
  const values = new Float32Array(columns.length);
  for (let index = 0; index < indexes.length; index += 1) {
    const row = indexes[index] ?? 0;
    const from = rows.offsets[row] ?? 0;
    const to = rows.offsets[row + 1] ?? 0;
    columns.set(rows.columns.subarray(from, to), offsets[index]);
    values.set(rows.values.subarray(from, to), offsets[index]);
  }
  return { count: indexes.length, width: rows.width, offsets, columns, values };
}
