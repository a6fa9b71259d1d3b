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
