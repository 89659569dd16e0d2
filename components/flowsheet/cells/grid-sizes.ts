/** Widths of the table's columns, px; in flowsheet.css too. */
export const gridSizes = { test: 124, unit: 160, latest: 132, trend: 60, date: 60, head: 56 } as const;

export const stickyWidth = gridSizes.test + gridSizes.unit + gridSizes.latest + gridSizes.trend;

/** Columns before the dates: test, unit and range, latest, trend. */
export const fixedColumns = 4;
/** The same where only test, latest and trend have room. */
export const narrowColumns = 3;
