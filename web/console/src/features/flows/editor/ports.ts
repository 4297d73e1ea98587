/** The name of the port by which wires come in. */
export const IN_PORT = 'in';
