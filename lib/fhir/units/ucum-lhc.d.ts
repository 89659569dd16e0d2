/** Types of the parts used of @lhncbc/ucum-lhc, which is published without any. */
declare module '@lhncbc/ucum-lhc' {
  export interface UcumLhcUnit {
    readonly csCode_: string;
    /** In its base units, without a unit's own zero point. */
    readonly magnitude_: number;
    readonly dim_: { readonly dimVec_: readonly number[] | null } | null;
    readonly moleExp_: number;
    readonly equivalentExp_: number;
    readonly isArbitrary_: boolean;
    readonly isSpecial_: boolean;
  }
  export class UcumLhcUtils {
    static getInstance(): UcumLhcUtils;
    /** Gives the unit, the text that it understood, and its remarks; throws on what it cannot take apart. */
    readonly uStrParser_: {
      parseString(
        code: string,
        purpose: 'validate' | 'convert',
        suggest: boolean,
      ): readonly [UcumLhcUnit | null, string, (readonly string[] | null)?];
    };
  }
  export class UnitTables {
    static getInstance(): UnitTables;
    getUnitByCode(code: string): UcumLhcUnit | null | undefined;
  }
}
