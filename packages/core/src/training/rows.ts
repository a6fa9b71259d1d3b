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

/**
 * Gives the same rows with the values of each column times its scale, without the entries of columns whose scale is 0. What it gave before
 * is overwritten by the next call: clearing memory for all entries takes longer than filling it.
 */
export function columnScaler(rows: SparseRows): (scales: Float32Array) => SparseRows {
  const offsets = new Uint32Array(rows.count + 1);
  const columns = new Uint32Array(rows.columns.length);
  const values = new Float32Array(rows.values.length);
  return (scales) => {
    let filled = 0;
    for (let row = 0; row < rows.count; row += 1) {
      const end = rows.offsets[row + 1] as number;
      for (let entry = rows.offsets[row] as number; entry < end; entry += 1) {
        const column = rows.columns[entry] as number;
        const scale = scales[column] as number;
        // Written in any case and kept by moving on: a branch would be guessed wrong half of the time.
        columns[filled] = column;
        values[filled] = (rows.values[entry] as number) * scale;
        filled += scale === 0 ? 0 : 1;
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
  };
}

/** Rows whose columns are numbered by how often they occur, commonest first; `places[column]` is the new number of a column. */
export interface RankedRows {
  readonly rows: SparseRows;
  readonly places: Uint32Array;
}

/** What a fit reads most lies close together then and stays in the processor's cache. */
export function rankColumns(rows: SparseRows): RankedRows {
  const counts = new Uint32Array(rows.width);
  for (const column of rows.columns) counts[column] = (counts[column] as number) + 1;
  const byCount = Uint32Array.from(counts, (_, column) => column).sort(
    (left, right) => (counts[right] as number) - (counts[left] as number) || left - right,
  );
  const places = new Uint32Array(rows.width);
  byCount.forEach((column, place) => (places[column] = place));
  return { rows: { ...rows, columns: rows.columns.map((column) => places[column] as number) }, places };
}

/** What stands at the place of each column: turns an array over ranked columns into one over the columns as they were. */
export function unranked(values: Float32Array, places: Uint32Array): Float32Array {
  const found = new Float32Array(places.length);
  for (let column = 0; column < places.length; column += 1) found[column] = values[places[column] as number] as number;
  return found;
}

/** The inverse of `unranked`: an array over the columns as they were as one over their places. */
export function ranked(values: Float32Array, places: Uint32Array): Float32Array {
  const found = new Float32Array(places.length);
  for (let column = 0; column < places.length; column += 1) found[places[column] as number] = values[column] as number;
  return found;
}
