/** Fault of the consent registry's answer, after "its answer could not be read:". */
export const incompleteRegistryAnswer = 'the consent registry did not return its whole answer';
