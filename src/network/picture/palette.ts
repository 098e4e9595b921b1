/** The colours of a picture. Colour says cooperation or conflict only; the status is in the line, the kind of party in the shape. */
export interface Palette {
  readonly paper: string;
  readonly ink: string;
  readonly faint: string;
  readonly cooperation: string;
  readonly conflict: string;
  readonly neither: string;
}

/** For print and light pages; every colour has a contrast of at least 4.5 to the paper, blue and orange differ for all kinds of sight. */
export const LIGHT: Palette = {
  paper: '#ffffff',
  ink: '#14202e',
  faint: '#5b6675',
  cooperation: '#1c68a8',
  conflict: '#bb3e0a',
  neither: '#667080',
};

/** For dark pages. */
export const DARK: Palette = {
  paper: '#12181f',
  ink: '#eef2f6',
  faint: '#a3afbd',
  cooperation: '#6db3f2',
  conflict: '#ff9566',
  neither: '#a0a9b5',
};

/** The colour of a tie by its sign. */
export const tieColour = (palette: Palette, sign: number): string =>
  sign > 0 ? palette.cooperation : sign < 0 ? palette.conflict : palette.neither;
