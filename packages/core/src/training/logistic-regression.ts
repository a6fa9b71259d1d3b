/** Keeps weights finite where the outcomes can be told apart without error. */
const ridge = 1e-2;

const mostSteps = 30;

/** Weights of a logistic regression, one an input, by Newton's method with a small ridge. Every row has the same number of inputs. */
export function fitLogisticRegression(rows: readonly (readonly number[])[], outcomes: readonly boolean[]): number[] {
  const size = rows[0]?.length ?? 0;
  const weights = new Float64Array(size);
  for (let step = 0; step < mostSteps; step += 1) {
    const gradient = Float64Array.from(weights, (weight) => ridge * weight);
    const curvature = Array.from({ length: size }, (_, index) =>
      Float64Array.from({ length: size }, (__, other) => (index === other ? ridge : 0)),
    );
    rows.forEach((row, index) => {
      const probability = 1 / (1 + Math.exp(-row.reduce((sum, input, at) => sum + input * (weights[at] ?? 0), 0)));
      const error = probability - (outcomes[index] ? 1 : 0);
      const curve = probability * (1 - probability);
      row.forEach((input, at) => {
        gradient[at] = (gradient[at] ?? 0) + error * input;
        const line = curvature[at];
        if (line) row.forEach((other, across) => (line[across] = (line[across] ?? 0) + curve * input * other));
      });
    });
    const change = solveLinear(curvature, gradient);
    change.forEach((value, at) => (weights[at] = (weights[at] ?? 0) - value));
    if (change.every((value) => Math.abs(value) < 1e-6)) break;
  }
  return Array.from(weights);
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
