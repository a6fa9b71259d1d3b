/** Keeps weights finite where the outcomes can be told apart without error. */
const ridge = 1e-2;

const mostSteps = 30;

/** Weights of a logistic regression, one an input, by Newton's method with a small ridge. Every row has the same number of inputs. */
export function fitLogisticRegression(rows: readonly (readonly number[])[], outcomes: readonly boolean[]): number[] {
  const size = rows[0]?.length ?? 0;
  const inputs = Float64Array.from(rows.flat());
  const weights = new Float64Array(size);
  for (let step = 0; step < mostSteps; step += 1) {
    const gradient = Float64Array.from(weights, (weight) => ridge * weight);
    const curvature = new Float64Array(size * size);
    for (let row = 0; row < rows.length; row += 1) {
      addRow(inputs.subarray(row * size, (row + 1) * size), outcomes[row] === true, weights, gradient, curvature);
    }
    const matrix = Array.from({ length: size }, (_, line) =>
      Float64Array.from({ length: size }, (__, at) => curvature[Math.max(line, at) * size + Math.min(line, at)] ?? 0),
    );
    matrix.forEach((line, at) => (line[at] = (line[at] ?? 0) + ridge));
    const change = solveLinear(matrix, gradient);
    change.forEach((value, at) => (weights[at] = (weights[at] ?? 0) - value));
    if (change.every((value) => Math.abs(value) < 1e-6)) break;
  }
  return Array.from(weights);
}

/** Adds one row to the gradient and to the lower half of the curvature: nearly all the time of a fit is spent here. */
function addRow(
  row: Float64Array,
  outcome: boolean,
  weights: Float64Array,
  gradient: Float64Array,
  curvature: Float64Array,
): void {
  const size = row.length;
  let sum = 0;
  for (let at = 0; at < size; at += 1) sum += (row[at] as number) * (weights[at] as number);
  const probability = 1 / (1 + Math.exp(-sum));
  const error = probability - (outcome ? 1 : 0);
  const curve = probability * (1 - probability);
  for (let at = 0; at < size; at += 1) {
    const input = row[at] as number;
    gradient[at] = (gradient[at] as number) + error * input;
    const line = at * size;
    for (let across = 0; across <= at; across += 1) {
      curvature[line + across] = (curvature[line + across] as number) + curve * input * (row[across] as number);
    }
  }
}

/** Gaussian elimination with partial pivoting; the matrix is symmetric, positive definite and small. */
function solveLinear(matrix: readonly Float64Array[], right: Float64Array): number[] {
  const rows = matrix.map((line, index) => [...line, right[index] ?? 0]);
  const size = rows.length;
  for (let column = 0; column < size; column += 1) {
    const below = rows.slice(column);
    const pivot = below.reduce((best, row) => (Math.abs(row[column] ?? 0) > Math.abs(best[column] ?? 0) ? row : best));
    rows.splice(rows.indexOf(pivot), 1);
    rows.splice(column, 0, pivot);
    for (let other = 0; other < size; other += 1) {
      const row = rows[other];
      if (other === column || row === undefined) continue;
      const factor = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (let at = column; at <= size; at += 1) row[at] = (row[at] ?? 0) - factor * (pivot[at] ?? 0);
    }
  }
  return rows.map((row, index) => (row[size] ?? 0) / (row[index] ?? 1));
}
