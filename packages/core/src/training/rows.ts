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

/** The same rows without the entries of columns that are not allowed (0 in `allowed`). */
export function keepColumns(rows: SparseRows, allowed: Uint8Array): SparseRows {
  const offsets = new Uint32Array(rows.count + 1);
  const columns = new Uint32Array(rows.columns.length);
  const values = new Float32Array(rows.values.length);
  let filled = 0;
  for (let row = 0; row < rows.count; row += 1) {
    const end = rows.offsets[row + 1] ?? 0;
    for (let entry = rows.offsets[row] ?? 0; entry < end; entry += 1) {
      const column = rows.columns[entry] ?? 0;
      if (allowed[column] !== 1) continue;
      columns[filled] = column;
      values[filled] = rows.values[entry] ?? 0;
      filled += 1;
    }
    offsets[row + 1] = filled;
  }
  return {
    count: rows.count,
    width: rows.width,
    offsets,
    columns: columns.subarray(0, filled),
    values: values.subarray(0, filled),
  };
}
