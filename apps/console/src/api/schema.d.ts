/** Made by tools/openapi-types.mjs from docs/openapi.json. */
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/backup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BookClock"];
                    };
                };
            };
        };
        put: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ClockOrder"];
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["BookClock"];
                    };
                };
            };
        };
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get: {
            parameters: {
                query?: {
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["QuarantineList"];
                    };
                };
            };
        };
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/rebuild-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/views-check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/views-rebuild": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content?: never;
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All borrowers with their lines and holds in words */
        get: operations["listBorrowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers:find": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        kind: "phone" | "id_number" | "bank_card" | "email";
                        value: string;
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: {
                                current: boolean;
                                id: string;
                            }[];
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A borrower with his line and holds, every reason in words */
        get: operations["getBorrower"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/decisions/{sequence}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a decision came about: every table, what went in, and which rows fired */
        get: operations["getDecision"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/limit-history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How limit and drawn amount came to be what they are */
        get: operations["getLimitHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/personal-data:erase": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /** @enum {string} */
                        reason: "borrower_request" | "purpose_met" | "retention_ended" | "consent_withdrawn" | "collected_wrongly";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {boolean} */
                            erased: true;
                            id: string;
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/personal-data:reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        fields: ("name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text")[];
                        /** @enum {string} */
                        purpose: "borrower_service" | "identity_check" | "appeal_review" | "fraud_inquiry" | "legal_request" | "audit" | "data_subject_access";
                    };
                };
            };
            responses: {
                /** @description Default Response */
                "4XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                "5XX": {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Problem"];
                    };
                };
                /** @description Default Response */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            id: string;
                            values: {
                                [key: string]: string | null;
                            };
                        };
                    };
                };
            };
        };
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/signals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the policy sees of a borrower, and how far each value is from the next bound */
        get: operations["getSignals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/timeline": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A borrower's facts with the decision on each, the newest first */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What time it is in the book */
        get: operations["getClock"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/demo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far the demo book is, and how fast it goes */
        get: operations["getDemo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Pause the demo book, or change its pace */
        patch: operations["setDemo"];
        trace?: never;
    };
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A fact in, the decision on it out */
        post: operations["sendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events:batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Many facts as a stream, one answer a line */
        post: operations["sendEvents"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/events/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every decision as it is made, as Server-Sent Events named `decided` */
        get: operations["streamEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/holds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Holds in force and lifted, the newest first */
        get: operations["listHolds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Lines, filtered and in any order */
        get: operations["listLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lines/{borrower}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The line of a borrower */
        get: operations["getLine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/pack": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The policy pack in force */
        get: operations["getPack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The book as it stands */
        get: operations["getPortfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/portfolio/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The book day by day */
        get: operations["listPortfolioDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reasons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reasons of the policy pack in force, each with its way back */
        get: operations["listReasons"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in */
        get: operations["getSession"];
        put?: never;
        /** Sign in with an access key */
        post: operations["signIn"];
        /** Sign out */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Bilingual: {
            en: string;
            zh: string;
        };
        BookClock: {
            /** @enum {string} */
            clock: "wall" | "log";
            now: string | null;
        };
        Borrower: {
            as_of: string;
            behaviour_score: number | null;
            grade: string | null;
            holds: {
                id: string;
                observed_until: string | null;
                placed_at: string;
                reason: components["schemas"]["ExplainedReason"];
                scope: components["schemas"]["HoldScope"];
            }[];
            id: string;
            line: components["schemas"]["LineFigures"];
            sequence: number;
        };
        BorrowerList: {
            data: components["schemas"]["Borrower"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        ClockOrder: {
            /** @enum {string} */
            clock: "wall" | "log";
        };
        Decision: {
            behaviour_score: number | null;
            decided_at: string;
            grade: string | null;
            line: components["schemas"]["LineFigures"];
            outcomes: components["schemas"]["Outcome"][];
            pack: string;
            reasons: components["schemas"]["ExplainedReason"][];
        };
        DecisionTrace: {
            actor: string;
            agrees: boolean;
            data: {
                [key: string]: unknown;
            };
            decision: components["schemas"]["Decision"];
            event_id: string;
            known_at: string;
            occurred_at: string;
            pack_title: components["schemas"]["Bilingual"];
            recorded_at: string;
            review: {
                nth: number;
                of: number;
            } | null;
            sequence: number;
            source: string;
            tables: components["schemas"]["TableTrace"][];
            type: string;
        };
        Demo: {
            events_recorded: number;
            events_total: number;
            pace: 60 | 300 | 1800 | 7200;
            /** @enum {string} */
            phase: "loading" | "live" | "paused";
        };
        DemoOrder: {
            pace?: 60 | 300 | 1800 | 7200;
            paused?: boolean;
        };
        EventAnswer: {
            decision: components["schemas"]["Decision"];
            id: string;
            sequence: number;
            source: string;
            /** @enum {string} */
            status: "recorded" | "repeated";
            subject: string;
            type: string;
        };
        /** @description A fact as a CloudEvent 1.0 in JSON. What `data` holds for each type is in docs/events.md. 以 CloudEvents 1.0 JSON 表示的一个事实；各类型的 data 见 docs/events.md。 */
        EventSent: {
            data: Record<string, never>;
            /** @constant */
            datacontenttype?: "application/json";
            /** @description Of your own: sent again with the same content, it is answered again, and recorded once */
            id: string;
            /**
             * Format: date-time
             * @description When it became known
             */
            knownat?: string;
            /** @description The system it comes from; `id` is unique within it */
            source: string;
            /** @constant */
            specversion: "1.0";
            /** @description The borrower's id; `book` for facts about the book as a whole */
            subject: string;
            /**
             * Format: date-time
             * @description When it happened
             */
            time?: string;
            /** @enum {string} */
            type: "fairline.borrower-registered.v1" | "fairline.profile-changed.v1" | "fairline.identity-verified.v1" | "fairline.identity-failed.v1" | "fairline.reverification-requested.v1" | "fairline.bureau-identity-reported.v1" | "fairline.identity-document-reported.v1" | "fairline.bank-card-bound.v1" | "fairline.bank-card-failed.v1" | "fairline.incapacity-reported.v1" | "fairline.incapacity-cleared.v1" | "fairline.consent-granted.v1" | "fairline.consent-withdrawn.v1" | "fairline.automated-decision-refused.v1" | "fairline.personal-data-erased.v1" | "fairline.personal-data-revealed.v1" | "fairline.session-started.v1" | "fairline.session-started.v2" | "fairline.session-ended.v1" | "fairline.authentication-failed.v1" | "fairline.device-trusted.v1" | "fairline.device-untrusted.v1" | "fairline.takeover-suspected.v1" | "fairline.takeover-cleared.v1" | "fairline.fraud-link-reported.v1" | "fairline.fraud-link-cleared.v1" | "fairline.score-updated.v1" | "fairline.delinquency-elsewhere-reported.v1" | "fairline.debt-statement-received.v1" | "fairline.credit-inquiry-recorded.v1" | "fairline.credit-file-reported.v1" | "fairline.judgment-reported.v1" | "fairline.judgment-settled.v1" | "fairline.linked-product-changed.v1" | "fairline.income-statement-received.v1" | "fairline.business-statement-received.v1" | "fairline.employment-reported.v1" | "fairline.transaction-recorded.v1" | "fairline.proceeds-use-reported.v1" | "fairline.terms-breach-reported.v1" | "fairline.terms-breach-cleared.v1" | "fairline.drawdown-requested.v1" | "fairline.drawdown-disbursed.v1" | "fairline.disbursement-failed.v1" | "fairline.instalment-due.v1" | "fairline.instalment-paid.v1" | "fairline.instalment-missed.v1" | "fairline.loan-charged-off.v1" | "fairline.repayment-posted.v1" | "fairline.repayment-reversed.v1" | "fairline.line-imported.v1" | "fairline.statement-issued.v1" | "fairline.increase-requested.v1" | "fairline.closure-requested.v1" | "fairline.reopening-requested.v1" | "fairline.commitment-made.v1" | "fairline.explanation-submitted.v1" | "fairline.document-requested.v1" | "fairline.document-submitted.v1" | "fairline.document-checked.v1" | "fairline.appeal-submitted.v1" | "fairline.appeal-decided.v1" | "fairline.anti-fraud-measure-ordered.v1" | "fairline.anti-fraud-measure-lifted.v1" | "fairline.due-diligence-requested.v1" | "fairline.due-diligence-completed.v1" | "fairline.judicial-freeze-ordered.v1" | "fairline.judicial-freeze-lifted.v1" | "fairline.technical-failure-reported.v1" | "fairline.clock-ticked.v1" | "fairline.operator-note-recorded.v1" | "fairline.operator-error-recorded.v1" | "fairline.incident-opened.v1" | "fairline.incident-closed.v1" | "fairline.maintenance-scheduled.v1" | "fairline.maintenance-started.v1" | "fairline.maintenance-ended.v1" | "fairline.source-unavailable.v1" | "fairline.source-restored.v1" | "fairline.funder-limit-changed.v1" | "fairline.regulator-order-issued.v1" | "fairline.regulator-order-lifted.v1" | "fairline.minimum-client-version-changed.v1";
        };
        ExpandedBorrower: {
            as_of: string;
            behaviour_score: number | null;
            grade: string | null;
            holds: {
                id: string;
                observed_until: string | null;
                placed_at: string;
                reason: components["schemas"]["ExplainedReason"];
                scope: components["schemas"]["HoldScope"];
            }[];
            id: string;
            limit_history?: components["schemas"]["LimitHistory"];
            line: components["schemas"]["LineFigures"];
            sequence: number;
            signals?: components["schemas"]["SignalList"];
        };
        ExplainedReason: {
            category: string;
            code: string;
            cures: {
                id: string;
                text: components["schemas"]["Bilingual"];
            }[];
            evidence: {
                as_of: string | null;
                name: components["schemas"]["Bilingual"];
                signal: string;
                test: string | null;
                unit: string;
                value: number | string | boolean | null;
                window: string | null;
            }[];
            text: components["schemas"]["Bilingual"];
            wait: components["schemas"]["Bilingual"];
        };
        HoldInShort: {
            category: string;
            id: string;
            observed_until: string | null;
            placed_at: string;
            reason: string;
            scope: components["schemas"]["HoldScope"];
        };
        HoldList: {
            data: components["schemas"]["HoldRow"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        HoldRow: {
            borrower_id: string;
            category: string;
            id: string;
            lifted_at: string | null;
            lifted_by_sequence: number | null;
            observed_until: string | null;
            placed_at: string;
            placed_by_sequence: number;
            reason: string;
            scope: components["schemas"]["HoldScope"];
        };
        /** @enum {string} */
        HoldScope: "draw" | "increase" | "login" | "profile";
        LimitHistory: {
            data: {
                at: string;
                available_minor: number;
                drawn_minor: number;
                limit_minor: number;
                outcome: string | null;
                reasons: string[];
                sequence: number;
                status: string;
            }[];
            is_whole: boolean;
        };
        LineFigures: {
            available_minor: number;
            currency: string | null;
            drawn_minor: number;
            limit_minor: number;
            status: components["schemas"]["LineStatus"];
        };
        LineList: {
            data: components["schemas"]["LineRow"][];
            has_more: boolean;
            next_cursor: string | null;
            total?: number;
        };
        LineRow: {
            as_of: string;
            available_minor: number;
            behaviour_score: number | null;
            borrower_id: string;
            currency: string | null;
            drawn_minor: number;
            grade: string | null;
            holds: components["schemas"]["HoldInShort"][];
            limit_minor: number;
            opened_at: string | null;
            sequence: number;
            status: components["schemas"]["LineStatus"];
            utilisation_permille: number | null;
        };
        /** @enum {string} */
        LineStatus: "pending" | "active" | "suspended";
        Outcome: {
            data: {
                [key: string]: unknown;
            };
            type: string;
        };
        Pack: {
            hash: string;
            title: components["schemas"]["Bilingual"];
        };
        Portfolio: {
            amounts: {
                available_minor: number;
                currency: string;
                drawn_minor: number;
                limit_minor: number;
                lines: number;
                utilisation_permille: number | null;
            }[];
            as_of: string | null;
            behind_seconds: number;
            by_grade: {
                grade: string | null;
                lines: number;
            }[];
            by_status: {
                lines: number;
                status: components["schemas"]["LineStatus"];
            }[];
            holds: {
                category: string;
                holds: number;
                observed: number;
                reason: string;
                scope: components["schemas"]["HoldScope"];
            }[];
            lines: number;
            today: {
                /** Format: date */
                date: string;
                drawdowns_approved: number;
                drawdowns_declined: number;
                events: number;
                holds_lifted: number;
                holds_placed: number;
                limits_cut: number;
                limits_raised: number;
                lines_opened: number;
                lines_released: number;
                lines_restricted: number;
            };
        };
        PortfolioDays: {
            currency: string | null;
            data: {
                available_minor: number;
                /** Format: date */
                date: string;
                drawdowns_approved: number;
                drawdowns_declined: number;
                drawn_minor: number;
                events: number;
                holds_lifted: number;
                holds_placed: number;
                in_force: {
                    category: string;
                    holds: number;
                    reason: string;
                }[];
                lifted: {
                    category: string;
                    holds: number;
                    reason: string;
                }[];
                limit_minor: number;
                limits_cut: number;
                limits_raised: number;
                lines: number;
                lines_opened: number;
                lines_released: number;
                lines_restricted: number;
                placed: {
                    category: string;
                    holds: number;
                    reason: string;
                }[];
                suspended: number;
            }[];
        };
        Problem: {
            code: string;
            detail?: string;
            errors?: {
                detail: string;
                pointer: string;
            }[];
            status: number;
            title: string;
            type: string;
        };
        QuarantineList: {
            data: {
                actor: string;
                attempts: number;
                fault: {
                    code?: string;
                    frames: string[];
                    name: string;
                    rule?: string;
                };
                first_at: string;
                id: string;
                last_at: string;
                source: string;
                subject: string;
                type: string;
            }[];
            has_more: boolean;
        };
        Reason: {
            category: string;
            code: string;
            cures: {
                id: string;
                text: components["schemas"]["Bilingual"];
            }[];
            evidence: string[];
            observation_days: number;
            text: components["schemas"]["Bilingual"];
            wait: components["schemas"]["Bilingual"];
        };
        ReasonList: {
            data: components["schemas"]["Reason"][];
            pack: string;
        };
        Session: {
            expires_at: string;
            name: string;
            organisation: string;
            scopes: string[];
        };
        Signal: {
            above: components["schemas"]["Threshold"] | null;
            as_of: string | null;
            below: components["schemas"]["Threshold"] | null;
            name: components["schemas"]["Bilingual"];
            null_means: components["schemas"]["Bilingual"] | null;
            signal: string;
            unit: string;
            value: number | string | boolean | null;
            window: string | null;
        };
        SignalList: {
            as_of: string;
            data: components["schemas"]["Signal"][];
            pack: string;
        };
        SignIn: {
            key: string;
        };
        StreamedDecision: {
            behaviour_score: number | null;
            borrower_id: string;
            decided_at: string;
            grade: string | null;
            line: components["schemas"]["LineFigures"];
            occurred_at: string;
            outcomes: {
                reasons: string[];
                type: string;
            }[];
            recorded_at: string;
            sequence: number;
            type: string;
        };
        TableTrace: {
            hit_policy: string;
            inputs: {
                name: components["schemas"]["Bilingual"] | null;
                text: string;
                unit: string | null;
                value: number | string | boolean | null;
            }[];
            name: string;
            outputs: string[];
            rows: {
                cells: string[];
                fired: boolean;
                outputs: (number | string | boolean | null)[];
                reason: string | null;
                row: number;
            }[];
            value: number | string | boolean | null;
        };
        Threshold: {
            reasons: string[];
            tables: string[];
            value: number;
        };
        Timeline: {
            data: components["schemas"]["TimelineEntry"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        TimelineEntry: {
            actor: string;
            data: {
                [key: string]: unknown;
            };
            decision: components["schemas"]["Decision"];
            event_id: string;
            known_at: string;
            occurred_at: string;
            recorded_at: string;
            sequence: number;
            source: string;
            type: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listBorrowers: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BorrowerList"];
                };
            };
        };
    };
    getBorrower: {
        parameters: {
            query?: {
                expand?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExpandedBorrower"];
                };
            };
        };
    };
    getDecision: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
                sequence: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DecisionTrace"];
                };
            };
        };
    };
    getLimitHistory: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LimitHistory"];
                };
            };
        };
    };
    getSignals: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignalList"];
                };
            };
        };
    };
    getTimeline: {
        parameters: {
            query?: {
                cursor?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                limit?: number;
                type?: string;
                with_outcomes?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
        };
    };
    getClock: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BookClock"];
                };
            };
        };
    };
    getDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
        };
    };
    setDemo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DemoOrder"];
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Demo"];
                };
            };
        };
    };
    sendEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/cloudevents+json": components["schemas"]["EventSent"];
                "application/json": components["schemas"]["EventSent"];
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EventAnswer"];
                };
            };
        };
    };
    sendEvents: {
        parameters: {
            query?: {
                answer?: "full" | "brief";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** @description One event a line */
        requestBody: {
            content: {
                "application/x-ndjson": components["schemas"]["EventSent"];
            };
        };
        responses: {
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    streamEvents: {
        parameters: {
            query?: {
                borrower?: string;
                last_event_id?: string;
                type?: string;
                with_outcomes?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description text/event-stream */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamedDecision"];
                };
            };
        };
    };
    listHolds: {
        parameters: {
            query?: {
                category?: string;
                cursor?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                limit?: number;
                placed_before?: string;
                placed_from?: string;
                reason?: string;
                scope?: string;
                state?: "in-force" | "observed" | "lifted";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HoldList"];
                };
            };
        };
    };
    listLines: {
        parameters: {
            query?: {
                category?: string;
                currency?: string;
                cursor?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                grade?: string;
                limit?: number;
                limit_max?: number;
                limit_min?: number;
                q?: string;
                reason?: string;
                scope?: string;
                sort?: "borrower_id" | "-borrower_id" | "limit_minor" | "-limit_minor" | "drawn_minor" | "-drawn_minor" | "available_minor" | "-available_minor" | "utilisation_permille" | "-utilisation_permille" | "behaviour_score" | "-behaviour_score" | "opened_at" | "-opened_at" | "as_of" | "-as_of";
                status?: string;
                total?: string;
                utilisation_max?: number;
                utilisation_min?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineList"];
                };
            };
        };
    };
    getLine: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                borrower: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LineRow"];
                };
            };
        };
    };
    getPack: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pack"];
                };
            };
        };
    };
    getPortfolio: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Portfolio"];
                };
            };
        };
    };
    listPortfolioDays: {
        parameters: {
            query?: {
                currency?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                from?: string;
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortfolioDays"];
                };
            };
        };
    };
    listReasons: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReasonList"];
                };
            };
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignIn"];
            };
        };
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Default Response */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            "5XX": {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Problem"];
                };
            };
            /** @description Default Response */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
