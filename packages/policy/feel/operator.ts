export type ArithmeticOp = '+' | '-' | '*' | '/' | '**'
export type OrderOp = '<' | '<=' | '>' | '>='
export type CompareOp = OrderOp | '=' | '!='
