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
    "/v1/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Your account and where you are signed in */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account:change-password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new password: every other session ends, and this one is made anew */
        post: operations["changePassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account:confirm-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code of the new secret: from now on it is asked for, and every other session ends */
        post: operations["confirmSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account:end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends one of your sessions, or all but this one */
        post: operations["endSessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account:offer-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret for an authenticator: it counts once a code of it is shown. Whoever has one proves himself first */
        post: operations["offerSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/account:renew-backup-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ten new backup codes; those of before open nothing any more */
        post: operations["renewBackupCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/acts/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of an administrative act: that it is in the record, under a signed head */
        get: operations["getActReceipt"];
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
    "/v1/admin/fraud-links": {
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
    "/v1/admin/master-keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The master keys by name, and how many keys each of them wraps */
        get: operations["listMasterKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/master-keys:rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new master key becomes current; whatever older ones wrap is wrapped anew in the background */
        post: operations["rotateMasterKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/admin/master-keys/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Forgets a master key that wraps nothing any more */
        delete: operations["removeMasterKey"];
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
    "/v1/admin/record-check": {
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
                query?: {
                    borrower?: string;
                    kept?: string;
                    pinned?: string;
                };
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
    "/v1/appeals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower appeals against a hold or a decision; the receipt is the id of the case */
        post: operations["appeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/appeals:decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person decides on an appeal, and never on one against his own decision */
        post: operations["decideAppeal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Applications under way and ended, the newest first */
        get: operations["listApplications"];
        put?: never;
        /** The borrower applies for a line */
        post: operations["apply"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications:accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower accepts what was offered; the line is open */
        post: operations["acceptOffer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications:review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person decides on an application that was referred to him */
        post: operations["reviewApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications:withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** He takes his application back */
        post: operations["withdrawApplication"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/applications/{borrower}/{application}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** An application with its offer, its reasons in words, and what is still missing for it */
        get: operations["getApplication"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people asked for and others decide on, the newest first */
        get: operations["listApprovals"];
        put?: never;
        /** Asks for what takes two people; who may ask is said by its kind */
        post: operations["askForApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals:approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person approves it as he saw it, with a fresh proof that it is he; it is done at once */
        post: operations["approve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals:reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person rejects it, and says why */
        post: operations["reject"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals:withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whoever asked takes it back */
        post: operations["withdrawApproval"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/approvals/{approval_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of them, with what it would change now */
        get: operations["getApproval"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What people did and looked at, the newest first */
        get: operations["listAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV, 200,000 rows at most; its last line says whether that is all */
        get: operations["exportAudit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/audit/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Access, personal data seen, overrides, four eyes, rules changed, keys and refusals of a time */
        get: operations["getAuditReport"];
        put?: never;
        post?: never;
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
        /** A borrower is known from now on */
        post: operations["registerBorrower"];
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
    "/v1/borrowers/{id}/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How a borrower is reached, addresses masked */
        get: operations["getContact"];
        /** How a borrower wants to be reached; what is left out is not known any more */
        put: operations["setContact"];
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
    "/v1/borrowers/{id}/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What documents there are of a borrower, the newest first, with the hash of what was handed out */
        get: operations["listDocuments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/events/{sequence}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipt of an event: that it is in the record, under a signed head */
        get: operations["getReceipt"];
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
    "/v1/borrowers/{id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a borrower was told before anything happened: warnings, reminders, reports */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a borrower was told, as he reads it, the newest first */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/payment-reference": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The reference to write on a transfer: for each loan that is not paid back, and for whatever is due first */
        get: operations["readPaymentReference"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/borrowers/{id}/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Personal data of a borrower, masked; and who saw it in clear, when and why */
        get: operations["getPersonalData"];
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
                        purpose: "borrower_service" | "identity_check" | "appeal_review" | "fraud_inquiry" | "legal_request" | "audit" | "data_subject_access" | "loan_servicing";
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
    "/v1/borrowers/{id}/way-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The cheapest proven plans that lift the holds of a line, or the proof that there are none; and what is close to a hold */
        get: operations["getWayBack"];
        put?: never;
        /** Gives the borrower his way back: its plans are kept to until their date, whatever becomes of the policy */
        post: operations["promiseWayBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Corrections of many holds, the newest first */
        get: operations["listBulkCorrections"];
        put?: never;
        /** Many holds that were a mistake of ours are to be lifted together: looked at first, released by another */
        post: operations["proposeBulkCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-corrections:release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Another person releases it, for as many holds as he saw */
        post: operations["releaseBulkCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-corrections:withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is not done */
        post: operations["withdrawBulkCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/bulk-corrections/{batch_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How many holds one is about, and the first of them, before it is released */
        get: operations["previewBulkCorrection"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Cases, those due first before all others */
        get: operations["listCases"];
        put?: never;
        /** A case is opened; the receipt is its id, and what comes back says by when it is answered */
        post: operations["openCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A case is handed to somebody, or given back */
        post: operations["assignCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases:close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A case is closed with its result */
        post: operations["closeCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases:escalate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A case is raised to somebody above */
        post: operations["escalateCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases:extend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The time for a case is extended, as the rule behind a clock allows */
        post: operations["extendCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases:note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was said on a case: a call, a message, an answer with cause, cure and options */
        post: operations["noteOnCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{borrower}/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A case: what it is about with reasons and evidence, its clocks, documents and all that happened, and the line of its borrower */
        get: operations["getCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/cases/{borrower}/{case}/texts:reveal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was written in a case, in clear; that it was read is recorded first */
        post: operations["revealCaseTexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/clients:require": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The oldest version of a client that may draw */
        post: operations["requireClient"];
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
    "/v1/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower promises to keep to the rules for some months */
        post: operations["commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower agrees to one use of his data */
        post: operations["grantConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/consents:withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** He takes that back; what he owes can still be repaid */
        post: operations["withdrawConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A mistake of ours: the event that it names is taken back, or the hold lifted, and the borrower is told */
        post: operations["correctMistake"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is on its way to borrowers and endpoints, and what became of it */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/deliveries:replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends one again, under the same id */
        post: operations["replayDelivery"];
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
    "/v1/desk-hooks/{address}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A webhook of a lender to a desk (Standard Webhooks: signed, five minutes at most, 64 KiB): the line that its `subject` names is asked about now. 401: the signature or its time is wrong; 409: another body came under this id; 410: the desk wants no more */
        post: operations["takeDeskWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk-view": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One line, for a desk that its borrower made a code for (`authorization: Bearer fld_…`): what he lets it see at this moment. 401: there is no such code, or he ended it; 403: he lets no desk see him */
        get: operations["getDeskView"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk-view/guidance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A desk has the borrower told a topic of the catalogue (`authorization: Bearer fld_…`), in the project’s own words, marked as the desk’s and voluntary. 401: there is no such code, or he ended it; 403: he lets no desk see him; 409: the id stood for another topic */
        post: operations["guideThroughLender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk-view/hook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Whoever has the code of a line (`authorization: Bearer fld_…`) is told there that there is something to ask about, by its `subject` and nothing more, as long as the borrower lets a desk see him. In the place of any address before */
        put: operations["tellDeskAt"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The lines that the desk watches, of those borrowers who let it: the newest of each field that they let it see, from each source */
        get: operations["getDeskBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/borrowers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The borrowers of the desk by their ids, as they are, or were */
        get: operations["listDeskBorrowers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/borrowers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the borrowers, as it is, or was, and all that was said of it */
        get: operations["getDeskBorrowers"];
        /** Registers one of the borrowers under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskBorrowers"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/calibration": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Causes as they were told against causes as they were found, and the figures that the diagnosis goes by: set by judgement, or learned */
        get: operations["getDeskCalibration"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The channels of the desk by their ids, as they are, or were */
        get: operations["listDeskChannels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the channels, as it is, or was, and all that was said of it */
        get: operations["getDeskChannels"];
        /** Registers one of the channels under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskChannels"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether all that the desk was told is still what was recorded */
        get: operations["checkDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/coaching": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Of each borrower who lets the desk watch his line: what is ready, what to tell him, what came of it, and when to ask for a higher limit */
        get: operations["listDeskCoaching"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/connections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the desk hears of its lines: doors for webhooks, lenders that are asked, and files, each with how that goes */
        get: operations["listDeskConnections"];
        put?: never;
        /** An address for webhooks about the lines of one channel, and the secret that they are signed with */
        post: operations["makeDeskConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/connections:end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes no webhook there any more */
        post: operations["endDeskConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/connections:rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret; the old one verifies too for a day. Lenders that tell of their lines by themselves are given it */
        post: operations["rotateDeskConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/connections:tell": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Webhooks of this connection are about this line too; its lender is asked to send them */
        post: operations["tellDeskConnection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The consents of the desk by their ids, as they are, or were */
        get: operations["listDeskConsents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/consents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the consents, as it is, or was, and all that was said of it */
        get: operations["getDeskConsents"];
        /** Registers one of the consents under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskConsents"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/contact-dues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** With whom at an institution the desk keeps in touch: when somebody spoke last, and when the next contact is due */
        get: operations["listDeskContactDues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/contacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The contacts of the desk by their ids, as they are, or were */
        get: operations["listDeskContacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/contacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the contacts, as it is, or was, and all that was said of it */
        get: operations["getDeskContacts"];
        /** Registers one of the contacts under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskContacts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/debts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The debts of the desk by their ids, as they are, or were */
        get: operations["listDeskDebts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/debts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the debts, as it is, or was, and all that was said of it */
        get: operations["getDeskDebts"];
        /** Registers one of the debts under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskDebts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/drills": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drills by their ids, with their steps and how long the switch took */
        get: operations["listDeskDrills"];
        put?: never;
        /** Supposes that something fails, by the contingency book of a plan: at this moment, and the clock runs, or at a time that it is planned for */
        post: operations["beginDeskDrill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/drills:move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It begins as planned or is called off, the backup would be in the account, or it is over; what was found to be missing becomes tasks */
        post: operations["moveDeskDrill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/drills:tick": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A step of it is done: the clock says how long it took. Ticked again it is the same */
        post: operations["tickDeskDrill"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/drills/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One drill, with what the book of its plan foresees */
        get: operations["getDeskDrill"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/engagements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The engagements of the desk by their ids, as they are, or were */
        get: operations["listDeskEngagements"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/engagements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the engagements, as it is, or was, and all that was said of it */
        get: operations["getDeskEngagements"];
        /** Registers one of the engagements under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskEngagements"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/enrolled:end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The same of borrowers, of what they agreed to, and of their lines. A consent is withdrawn by it: what it showed is hidden at once, of the past too */
        post: operations["endDeskEnrolled"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/enrolments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The enrolments of the desk by their ids, as they are, or were */
        get: operations["listDeskEnrolments"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/enrolments:pull": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks the lender about the line now, without waiting for its turn */
        post: operations["pullDeskLender"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/enrolments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the enrolments, as it is, or was, and all that was said of it */
        get: operations["getDeskEnrolments"];
        /** Registers one of the enrolments under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskEnrolments"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/enrolments/{id}/lender": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the line is asked about, and how that goes */
        get: operations["getDeskLender"];
        /** Binds a watched line to its lender by the code that the borrower made there, in the place of any before, and asks at once */
        put: operations["bindDeskLender"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/enterprise-cash-flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The enterprise-cash-flows of the desk by their ids, as they are, or were */
        get: operations["listDeskEnterpriseCashFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/enterprise-cash-flows/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the enterprise-cash-flows, as it is, or was, and all that was said of it */
        get: operations["getDeskEnterpriseCashFlows"];
        /** Registers one of the enterprise-cash-flows under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskEnterpriseCashFlows"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/entries:end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It counts no more from then on; all that was said of it stays. Said again it is the same */
        post: operations["endDeskEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/facilities": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The facilities of the desk by their ids, as they are, or were */
        get: operations["listDeskFacilities"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/facilities/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the facilities, as it is, or was, and all that was said of it */
        get: operations["getDeskFacilities"];
        /** Registers one of the facilities under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskFacilities"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/group-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For the meeting of the risk group: channels by how their lines stand, open incidents with their clocks, what is being won back, what waits for a second person, what is late, weeks to the first gap, and what changed since it met last */
        get: operations["getDeskGroupBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The groups of the desk by their ids, as they are, or were */
        get: operations["listDeskGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/groups/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the groups, as it is, or was, and all that was said of it */
        get: operations["getDeskGroups"];
        /** Registers one of the groups under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskGroups"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/guidances": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The guidances of the desk by their ids, as they are, or were */
        get: operations["listDeskGuidances"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/guidances:send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Has the lender tell the borrower a topic of the catalogue. Once it is taken it is written down as guidance given by way of the lender; where it is not, the answer says why, and what to do by hand. Sent again under its id he is told once */
        post: operations["sendDeskGuidance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/guidances/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the guidances, as it is, or was, and all that was said of it */
        get: operations["getDeskGuidances"];
        /** Registers one of the guidances under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskGuidances"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/import-fields": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a profile may say of each register: its fields, and how a cell of each is read */
        get: operations["listDeskImportFields"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/import-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Profiles by which tables of registers are read, each as it is now */
        get: operations["listDeskImportProfiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/import-profiles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** How the table of one source is read: its columns, what is said for all rows, how days and amounts are written. Changed, it is a new version; sent again it is the same */
        put: operations["keepDeskImportProfile"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/import-rows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rows of an import that wait in quarantine, with what is wrong with each */
        get: operations["listDeskImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/import-rows:discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Rows in quarantine that nobody mends: they go, and the reason stays */
        post: operations["discardDeskImportRows"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/import-rows:mend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A row in quarantine, written anew: taken with its import where it is an entry now; else what is wrong with it still, and nothing changes */
        post: operations["mendDeskImportRow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/import-rows.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same as CSV, to be mended in a spreadsheet: a cell that it would take for a formula stands behind an apostrophe */
        get: operations["exportDeskImportRows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of registers that were brought, the newest first: by which version of which profile each was read, and what came of it */
        get: operations["listDeskImports"];
        put?: never;
        /** A table of a register (UTF-8 or GB18030), read by the newest version of a profile: what would be registered or changed, row by row, or that it is. Rows that are no entries are quarantined; where control totals do not fit, nothing is taken */
        post: operations["bringDeskImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/imports:undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes an import back as a whole: every entry stands as it stood before, and all that was said stays. Refused where something rests on it. One that was quarantined is set aside */
        post: operations["undoDeskImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Incidents by their ids, with all that they went through */
        get: operations["listDeskIncidents"];
        put?: never;
        /** Opens an incident: what it is about, how bad it is, and when it began */
        post: operations["openDeskIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents:answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was found out by asking: it weighs in the diagnosis at once */
        post: operations["answerDeskIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents:close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is over: why it was so in the end, and whether there was anything to warn of */
        post: operations["closeDeskIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents:move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It comes to another state, with a note; closed is the end */
        post: operations["moveDeskIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents:review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Once it is over: what was learned, and what is to be done about it as tasks */
        post: operations["reviewDeskIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents:take": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Somebody looks after it: nobody else is called from then on. Taken again it is the same */
        post: operations["takeDeskIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One incident: its alerts, what happened since, why it is likely so and by what, of each borrower apart, what to ask next, what to do and until when, and who is called */
        get: operations["getDeskIncident"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/incidents/{id}/recovery-guides": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** For each line that the incident is about: what is likely the matter, the official way, and what it asks for */
        get: operations["listDeskRecoveryGuides"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/meetings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The minutes of a meeting of the risk group: what was decided, and by whom. Kept once */
        post: operations["minuteDeskMeeting"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/needs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The needs of the desk by their ids, as they are, or were */
        get: operations["listDeskNeeds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/needs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the needs, as it is, or was, and all that was said of it */
        get: operations["getDeskNeeds"];
        /** Registers one of the needs under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskNeeds"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was announced, the newest first */
        get: operations["listDeskNotices"];
        put?: never;
        /** Maintenance, a change of policy or a letter of a regulator that was announced. Told again it is the same */
        post: operations["tellDeskNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/observations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What was seen of one line, channel or project, the newest first, as it was known then. What its borrower does not let the desk see is only counted */
        get: operations["listDeskObservations"];
        put?: never;
        /** Values that were seen, each under an id of its own: told again it is the same */
        post: operations["tellDeskObservations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who works at this desk: names and roles, and nothing else of them */
        get: operations["listDeskPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/picture": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each project stands: its lines with their badges, its measures and what they are made of, what warns, and the level of the playbook */
        get: operations["getDeskPicture"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/playbook-board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The playbooks by level: who may start one, who is called, which money comes first and how long it takes, what is missing, and when it was drilled last; and at which level each project is */
        get: operations["getDeskPlaybookBoard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/playbooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The playbooks of the desk by their ids, as they are, or were */
        get: operations["listDeskPlaybooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/playbooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the playbooks, as it is, or was, and all that was said of it */
        get: operations["getDeskPlaybooks"];
        /** Registers one of the playbooks under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskPlaybooks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/process": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How fast the desk is, by month and channel: until it was told, appealed, restored and paid from elsewhere, half and nine of ten; how many of its warnings were real, and told within five minutes */
        get: operations["getDeskProcess"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The projects of the desk by their ids, as they are, or were */
        get: operations["listDeskProjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the projects, as it is, or was, and all that was said of it */
        get: operations["getDeskProjects"];
        /** Registers one of the projects under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskProjects"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/cash-flow": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the enterprise of a project took in and paid out month by month, and whether that gets better */
        get: operations["getDeskCashFlow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/planning": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a plan of the project is made from, with what each facility may not pay for, and why */
        get: operations["getDeskPlanning"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Plans of the project, the newest first */
        get: operations["listDeskPlans"];
        put?: never;
        /** Makes a funding plan from what the registers hold now, under an id of the caller’s. 202: it is still being made, and the same sent again answers it. Where no solver proves one, it is made by rules and says so */
        post: operations["makeDeskPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans:check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Made anew from what the desk knew when it was made: whether the same comes of it */
        post: operations["checkDeskPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans:propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Asks a second person to agree to it: he sees what changes, and nothing is drawn by it */
        post: operations["proposeDeskPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans:rehearse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What becomes of the plan if these fail today, or take no draws for a while: which needs slip, and what it costs. Nothing is kept */
        post: operations["rehearseDeskPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans:replan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something failed: what the book foresaw, and a plan from where the old one stood, with what changes. It waits for two people like any other */
        post: operations["replanDeskPlan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans/{plan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan, with its proof, its prices and what it costs */
        get: operations["getDeskPlan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans/{plan}/book": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What to do should one line, provider or common cause fail, worked out before it does */
        get: operations["getDeskPlanBook"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans/{plan}/premiums": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What being ready costs, and what it buys, by how much the worst paths weigh (λ) */
        get: operations["getDeskPlanPremiums"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/projects/{id}/plans/{plan}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How far an approved plan is carried out: its steps, what statements show of them, and the minutes until the first money was there */
        get: operations["getDeskSwitch"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The providers of the desk by their ids, as they are, or were */
        get: operations["listDeskProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the providers, as it is, or was, and all that was said of it */
        get: operations["getDeskProviders"];
        /** Registers one of the providers under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskProviders"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The receipts of the desk by their ids, as they are, or were */
        get: operations["listDeskReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/receipts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the receipts, as it is, or was, and all that was said of it */
        get: operations["getDeskReceipts"];
        /** Registers one of the receipts under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskReceipts"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recovery cases by their ids, with what is to be done next; of a borrower who does not let the desk see him, no cause and no words */
        get: operations["listDeskRecoveries"];
        put?: never;
        /** A line that was lost is to come back the official way: which, with what documents, and who looks after it */
        post: operations["openDeskRecovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/recoveries:move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is filed under a ticket, watched for some days, or over, with the cause that was found */
        post: operations["moveDeskRecovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/recoveries:note": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What was said to or by the lender, kept on the case, with what was handed in */
        post: operations["noteDeskRecovery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/recoveries/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One recovery case */
        get: operations["getDeskRecovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/recovery-evidence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Evidence for the way back that is attached to an incident, and by what it was passed on, the newest first */
        get: operations["listDeskEvidence"];
        put?: never;
        /** Attaches the cash flow of an enterprise, as it is known now, to an incident as evidence for the way back. It is never changed; asked again under its id it is the same */
        post: operations["attachDeskEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/recovery-evidence:pass-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It went to the lender with a recovery case of the same incident */
        post: operations["passOnDeskEvidence"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/recovery-evidence/{id}/page": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** It as a page, to hand in by the official route */
        get: operations["getDeskEvidencePage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/relations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The relations of the desk by their ids, as they are, or were */
        get: operations["listDeskRelations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/relations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the relations, as it is, or was, and all that was said of it */
        get: operations["getDeskRelations"];
        /** Registers one of the relations under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskRelations"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/reminders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the desk is reminded of today: contacts, trainings and checks that are overdue or due soon, and borrowers who are to be told something */
        get: operations["listDeskReminders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/reports/monthly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The pack for the monthly meeting: channels, lines, plans against fact, gaps, incidents, cost, debts, process figures and what is to be done, with the facts that it was made from */
        get: operations["getDeskMonthlyPack"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/screening-results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What came of each screening, in words: for the desk, and for him who was screened */
        get: operations["listDeskScreeningResults"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/screenings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The screenings of the desk by their ids, as they are, or were */
        get: operations["listDeskScreenings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/screenings:screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Screens a borrower who agreed to it, by the desk’s marks: bands are kept, values are not. Under the same id the same comes out, or it is refused */
        post: operations["screenForDesk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/screenings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the screenings, as it is, or was, and all that was said of it */
        get: operations["getDeskScreenings"];
        /** Registers one of the screenings under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskScreenings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/service-checks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service-checks of the desk by their ids, as they are, or were */
        get: operations["listDeskServiceChecks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/service-checks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the service-checks, as it is, or was, and all that was said of it */
        get: operations["getDeskServiceChecks"];
        /** Registers one of the service-checks under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskServiceChecks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/service-complaints": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service-complaints of the desk by their ids, as they are, or were */
        get: operations["listDeskServiceComplaints"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/service-complaints/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the service-complaints, as it is, or was, and all that was said of it */
        get: operations["getDeskServiceComplaints"];
        /** Registers one of the service-complaints under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskServiceComplaints"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/service-providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The service-providers of the desk by their ids, as they are, or were */
        get: operations["listDeskServiceProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/service-providers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the service-providers, as it is, or was, and all that was said of it */
        get: operations["getDeskServiceProviders"];
        /** Registers one of the service-providers under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskServiceProviders"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/service-standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Professional firms: their registration and who looked it up, complaints, what each works on, and whether it may be chosen for new work */
        get: operations["listDeskServiceStandings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/standings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How each line stands that the desk may see: authorisation, availability, limit, obligation, and how far what is seen can be trusted */
        get: operations["listDeskStandings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/statement-entries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries of a statement that matched nothing by themselves, and what a person said of them */
        get: operations["listDeskStatementEntries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/statement-entries:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person says that this entry is that draw, repayment or step of a plan: it counts as met, and what is owed on its line follows */
        post: operations["assignDeskStatementEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/statement-entries:reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a person said of an entry is taken back: it waits again, and what is owed is what it was */
        post: operations["reopenDeskStatementEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/statement-entries:set-aside": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person says that this entry is none of what is planned or owed */
        post: operations["setAsideDeskStatementEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/statements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Statements that were brought, the newest first */
        get: operations["listDeskStatements"];
        put?: never;
        /** A file of statements (camt.053, MT940, or a table of a known layout): planned draws and repayments are matched. What does not prove itself is quarantined, and nothing of it counts */
        post: operations["bringDeskStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/statements:undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes it back: its matches come off, and cash and balances are what they were. Later ones of the account come off first */
        post: operations["undoDeskStatement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the desk is told, as Server-Sent Events named `told`, from behind `last_event_id` on; left out: from now on */
        get: operations["streamDesk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tasks by their ids, with all that was done about them */
        get: operations["listDeskTasks"];
        put?: never;
        /** Something to be done by somebody until some time */
        post: operations["openDeskTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/tasks:move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is begun, done or dropped, with a note; done and dropped are the end */
        post: operations["moveDeskTask"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/training-validity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Trainings with the day until which they count, and who of those who have to be trained is not */
        get: operations["listDeskTrainingValidity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/trainings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The trainings of the desk by their ids, as they are, or were */
        get: operations["listDeskTrainings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/trainings/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of the trainings, as it is, or was, and all that was said of it */
        get: operations["getDeskTrainings"];
        /** Registers one of the trainings under the desk's own id, or changes it: the whole of it, as of the version that was read. Sent again it is the same */
        put: operations["keepDeskTrainings"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/tunings/{indicator}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** The desk's own marks for an indicator, with the reason: they count from now on, and what was told before stays */
        put: operations["tuneDeskIndicator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/desk/warnings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What each indicator reads of each subject, since when, and how that went; its marks with their reasons; and how good the warnings were */
        get: operations["listDeskWarnings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/document-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Documents are asked for, item by item */
        post: operations["requestDocuments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents-checked": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It was looked at: good, or what is wrong with it */
        post: operations["checkDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents-submitted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower brings one of them */
        post: operations["submitDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/documents/{borrower}/{kind}/{subject}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A document of a borrower: HTML, which is of record, or a PDF printed from it */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drawdowns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Drawdowns approved, declined, paid out or failed, the newest first */
        get: operations["listDrawdowns"];
        put?: never;
        /** The borrower takes up a quote */
        post: operations["draw"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/drawdowns/{borrower}/{drawdown}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A drawdown with its terms, and every reason against it in words */
        get: operations["getDrawdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
    "/v1/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower explains what happened */
        post: operations["explain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/funders:limit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How much a funder lends in all from now on; 0 is nothing more */
        post: operations["limitFunder"];
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
    "/v1/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Files of payments that came, the newest first */
        get: operations["listImports"];
        put?: never;
        /** A bank statement (camt.053) or a file of payments (CSV): repayments are posted, what matches nobody goes to suspense */
        post: operations["importPayments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One file, with the entries that it brought, in its order */
        get: operations["readImport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/exceptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Entries that no rule matched, the newest of the bank first */
        get: operations["listExceptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/exceptions:assign": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Money in suspense is a repayment of this borrower, from the day that the bank counts it from */
        post: operations["assignException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/imports/exceptions:return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Money in suspense went back to where it came from */
        post: operations["returnException"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something is broken: an outage, a wrong value on show, or somebody got in */
        post: operations["openIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/incidents:close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It works again */
        post: operations["closeIncident"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/increases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower asks for a higher limit; asking takes nothing away */
        post: operations["requestIncrease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/increases:check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a request for a higher limit would come to; nothing is done */
        post: operations["checkIncrease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that are open */
        get: operations["listInvitations"];
        put?: never;
        /** Asks somebody to join, by e-mail; where none can be sent, the link is shown once */
        post: operations["invite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations:accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Joins and signs in; the link opens nothing any more */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations:open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What an invitation is for */
        post: operations["openInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/invitations:withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Its link opens nothing any more */
        post: operations["withdrawInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which keys there are, what they open, and when they were last used */
        get: operations["listKeys"];
        put?: never;
        /** A key for a service account: it is shown once, and gets nothing that you may not do yourself */
        post: operations["makeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys:collect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The key that another person approved, made now and shown once, to whoever asked for it */
        post: operations["collectKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys:revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It opens nothing from now on; other servers remember it for five seconds */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/keys:rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new key in the place of one: the former works for the overlap that is chosen */
        post: operations["rotateKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/control": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts worked out again from the loans; every difference must be zero */
        get: operations["controlLedger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/journal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The accounts entry by entry, the newest first */
        get: operations["listJournal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/ledger/trial-balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every account at the end of a day; debits equal credits */
        get: operations["getTrialBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits:accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower accepts a higher limit that was offered */
        post: operations["acceptLimit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/limits:propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The lender proposes a higher limit */
        post: operations["proposeLimit"];
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
    "/v1/lines:close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower closes or freezes his line; what he owes runs on as agreed */
        post: operations["closeLine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/lines:reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** He opens it again */
        post: operations["reopenLine"];
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
    "/v1/loans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Loans as they stand today, filtered and in any order */
        get: operations["listLoans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans:charge-misuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan was used for something else than agreed: its principal bears the misuse penalty */
        post: operations["chargeMisuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans:clear-misuse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** That was remedied, or found wrongly */
        post: operations["clearMisuse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans:relieve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What is unpaid of a loan is put off, or spread over more instalments */
        post: operations["relieveLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans:write-off": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A loan is written off in the books; it is still owed */
        post: operations["writeOffLoan"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/loans/{borrower}/{loan}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A loan: terms, schedule, payments, lenders, what is due and what ends it, and how it is booked */
        get: operations["getLoan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maintenance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Maintenance is planned, or its plan changes */
        post: operations["planMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maintenance:end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It is over, or does not take place */
        post: operations["endMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/maintenance:start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It began; it lasts until it is said to be over */
        post: operations["startMaintenance"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/manual-reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower refuses a decision made by machine alone: a person looks at it */
        post: operations["refuseAutomatedDecision"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/manual-reviews:decide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person says whether what was decided stands */
        post: operations["decideManualReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My line: what I may use, what I owe, what is held and why, and what lifts it */
        get: operations["getMe"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/adverse-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a thing that is known to count would bring, before I do it */
        get: operations["previewAdverse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I want a person to call me; he has my case before him, and I need not tell it again */
        post: operations["askForCallback"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My cases, the newest first */
        get: operations["listMyCases"];
        put?: never;
        /** An appeal, a request for a person, a question: the receipt says by when it is answered */
        post: operations["openMyCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/cases/{case}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One of my cases, with all that was said in it */
        get: operations["getMyCase"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/cases/{case}/notes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I add something to one of my cases */
        post: operations["addToMyCase"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/commitments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I promise to keep to the rules for some months */
        post: operations["commitMyself"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/consents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I agreed to, and what taking each back would stop */
        get: operations["listMyConsents"];
        put?: never;
        /** I agree to something, or take it back: at once */
        post: operations["changeMyConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/contact": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How I am reached, addresses masked */
        get: operations["getMyContact"];
        /** How I want to be told: language, what I do not want, and when not */
        put: operations["setMyContact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/corrections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Something you hold about me is wrong: a person looks at it, and I get a receipt with its date */
        post: operations["correctMyData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/deletion": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What my request for deletion came to; or what it would, before I make it */
        get: operations["getMyDeletion"];
        put?: never;
        /** I want my data deleted: now, or as soon as the law allows, with the reasons */
        post: operations["askForDeletion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/deletion:take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I take my request for deletion back */
        post: operations["takeDeletionBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/desk-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which desks I made a code for */
        get: operations["listMyDeskLinks"];
        put?: never;
        /** A code for a desk, told once: with it the desk sees what I let a desk see, and nothing of what I did not agree to */
        post: operations["makeMyDeskLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/desk-links:end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The desk sees nothing of me any more, at once */
        post: operations["endMyDeskLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/explanations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I explain what happened; without a case it opens one */
        post: operations["explainMyself"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/faq": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Questions and answers, those about my own holds first */
        get: operations["listMyFaq"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/increases:check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What my request for a higher limit would come to; nothing is done, and asking costs nothing */
        post: operations["checkMyIncrease"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Warnings, reminders and reports that I got */
        get: operations["listMyMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/messages:read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read these messages; the first time counts */
        post: operations["readMyMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What I was told, the newest first */
        get: operations["listMyNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/notices:read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** I have read these notices; the first time counts */
        post: operations["readMyNotices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/notices/{id}/receipt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that a notice of mine is in the record, to keep */
        get: operations["getMyReceipt"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/personal-data": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What you hold about me: masked, from whom, why, for how long, and who saw it */
        get: operations["getMyPersonalData"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/personal-data:copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A copy of what you hold about me, in clear; that I took it is recorded first */
        post: operations["copyMyPersonalData"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What moves my score, up and down, in words */
        get: operations["getMyScore"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sign-in": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A code is sent to a borrower; the answer is the same whoever asks */
        post: operations["askForSignInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sign-in:confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code becomes a session */
        post: operations["confirmSignInCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/sign-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The session ends */
        post: operations["signOutMe"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is left for me to do, over all holds and cases, and by when */
        get: operations["listMyTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A document of mine, as raw bytes: PDF, PNG or JPEG, 10 MB at most */
        post: operations["uploadMine"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/uploads/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What became of a document of mine */
        get: operations["getMyUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** My document and bank card are judged, and a code is sent to me; what is wrong is said at once, and counts for nothing */
        post: operations["startMyVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/verifications:confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code that I was sent: it is known that it is me, or I may try again */
        post: operations["confirmMyVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/me/way-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** My way back: the cheapest proven plans, or the proof that there are none */
        get: operations["getMyWayBack"];
        put?: never;
        /** My way back is kept to until its date, whatever becomes of the rules */
        post: operations["keepMyWayBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often borrowers get what they ask for, by who they are; cells of a few are not told */
        get: operations["measureApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/cases": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long first answers and decisions took, what was late, and what did not stand, by kind and by reason */
        get: operations["measureCases"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/flows": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where borrowers get lost: each way with its steps, who did them, failed, gave up, and how long it took */
        get: operations["measureFlows"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How long those who are restricted wait: to know of it, and to have their line back */
        get: operations["measureRecovery"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/measures/restrictions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whom restrictions hit that they should not have hit, by reason */
        get: operations["measureRestrictions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The words of notices, by what they are about */
        get: operations["listNoticeTemplates"];
        put?: never;
        /** A new version, which counts once somebody else approves it */
        post: operations["draftNoticeTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-templates:approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a version in force that two people of the lender agreed on elsewhere; anybody else asks for an approval */
        post: operations["approveNoticeTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/notice-templates:preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** How these words would look, and what stands in their way */
        post: operations["previewNoticeTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A regulator closes drawing, increases or new lines */
        post: operations["issueOrder"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/orders:lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** That order is lifted: all it held is released */
        post: operations["liftOrder"];
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
    "/v1/pack:propose": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a policy pack, which decides once another person agreed; one with a fault is refused with each of them */
        post: operations["proposePack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/packs/{hash}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a pack that decided or was proposed: its faults, what is proved, and about how many borrowers it says something else */
        get: operations["getPackReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/payoff-quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What ends loans on a day, to the minor unit; nothing is changed by asking */
        post: operations["quotePayoff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who belongs to this organisation, in what roles */
        get: operations["listPeople"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people:end-sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends all sessions of somebody in this organisation */
        post: operations["endSessionsOfPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people:join": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Two accounts are one person: neither approves what the other made */
        post: operations["joinAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people:remove-second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** For whoever lost his authenticator and his backup codes: he sets a new one up when he next signs in */
        post: operations["removeSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It opens this organisation again */
        post: operations["restorePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people:set-roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The roles of somebody, instead of those of before */
        post: operations["setRoles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/people:suspend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Nobody with this account gets into this organisation any more */
        post: operations["suspendPerson"];
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
    "/v1/quotes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What a drawdown would cost, instalment by instalment and all in */
        post: operations["quoteDrawdown"];
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
    "/v1/record": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The record at a glance: its last 20 tree heads, its keys, and whether it holds */
        get: operations["getRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/record/consistency": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Proof that the record of a later head begins with that of an earlier one */
        get: operations["getRecordConsistency"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/record/head": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The newest tree head, or that of a number */
        get: operations["getTreeHead"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/record/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The public keys that tree heads are signed with */
        get: operations["listRecordKeys"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repayment-calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is to be paid per day, and what of earlier days is not paid */
        get: operations["getRepaymentCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repayments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Money of the borrower arrived */
        post: operations["repay"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/repayments:reverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A repayment bounced or was posted wrongly: it is as if it had never been */
        post: operations["reverseRepayment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/reverifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The borrower is asked to prove again who he is */
        post: operations["requestReverification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/bureau": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sandbox knows of credit */
        get: operations["getSandboxBureau"];
        /** What the sandbox knows of credit */
        put: operations["setSandboxBureau"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/identity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the sandbox proves who somebody is, and the codes it would have sent */
        get: operations["getSandboxIdentity"];
        /** How the sandbox proves who somebody is, and the codes it would have sent */
        put: operations["setSandboxIdentity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** E-mails, text messages and pushes that would have been sent */
        get: operations["listSandboxLetters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/payment": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the sandbox pays drawdowns out */
        get: operations["getSandboxPayment"];
        /** How the sandbox pays drawdowns out */
        put: operations["setSandboxPayment"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/scanner": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the sandbox scans files for what harms */
        get: operations["getSandboxScanner"];
        /** How the sandbox scans files for what harms */
        put: operations["setSandboxScanner"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sandbox/score": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the sandbox scores */
        get: operations["getSandboxScore"];
        /** How the sandbox scores */
        put: operations["setSandboxScore"];
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
    "/v1/session:code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code of the authenticator, or a backup code, after the password */
        post: operations["signInWithCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session:password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sign in with e-mail and password; the answer says whether a code is asked for */
        post: operations["signInWithPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session:prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A fresh code of the authenticator: for some minutes, approvals ask for no other */
        post: operations["proveSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/organisation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Goes on in another organisation that one belongs to: a new session, in which no code was shown yet */
        post: operations["changeOrganisation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/providers/{provider}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sends the browser to an identity provider */
        get: operations["signInWithProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/providers/{provider}/callback": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where an identity provider sends the browser back to */
        get: operations["returnFromProvider"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/session/ways": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How one can sign in here */
        get: operations["listSignInWays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources:fail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A source of scores or records does not answer */
        post: operations["failSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sources:restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** It answers again */
        post: operations["restoreSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Faults, maintenance, orders, funders and clients as they are now, with the banners that borrowers see */
        get: operations["getStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A file of a borrower, as raw bytes: PDF, PNG or JPEG, 10 MB at most */
        post: operations["upload"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{borrower}/{upload}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What is known of a file of a borrower */
        get: operations["getUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/uploads/{borrower}/{upload}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The file itself, once it was scanned; that it was opened, and why, is recorded first */
        get: operations["openUpload"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Document and bank card are judged, and a code is sent; a face is not needed */
        post: operations["startVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/verifications:confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The code that was sent: the borrower is who he says, or may try again */
        post: operations["confirmVerification"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where events are sent, and which types there are */
        get: operations["listWebhooks"];
        put?: never;
        /** Sends these types of events to a url from now on */
        post: operations["addWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks:finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Only the new secret signs from now on */
        post: operations["finishWebhookRotation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks:remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends nothing there any more */
        post: operations["removeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks:rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A new secret; the old one signs too for a day */
        post: operations["rotateWebhookSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/webhooks:switch-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends to it again, after it was switched off */
        post: operations["switchWebhookOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Account: {
            backup_codes_left: number;
            email: string;
            has_password: boolean;
            has_second_factor: boolean;
            id: string;
            name: string;
            password_set_at: string | null;
            sessions: {
                created_at: string;
                device: string;
                id: string;
                is_this: boolean;
                network: string;
                organisation: string;
                seen_at: string;
            }[];
        };
        AccountsJoin: {
            id: string;
            reason: string;
            same_as: string;
        };
        ApplicationDetail: {
            application_id: string;
            borrower_id: string;
            closed_at: string | null;
            missing: components["schemas"]["ExplainedReason"][];
            offer: components["schemas"]["LineOffer"] | null;
            offered_at: string | null;
            opened_by_sequence: number;
            product: string;
            reasons: components["schemas"]["ExplainedReason"][];
            referred_at: string | null;
            sequence: number;
            state: components["schemas"]["ApplicationState"];
            submitted_at: string;
            took_ms: number | null;
            wish_minor: number | null;
        };
        ApplicationList: {
            data: components["schemas"]["ApplicationRow"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        ApplicationRow: {
            application_id: string;
            borrower_id: string;
            closed_at: string | null;
            offer: components["schemas"]["LineOffer"] | null;
            offered_at: string | null;
            opened_by_sequence: number;
            product: string;
            reasons: string[];
            referred_at: string | null;
            sequence: number;
            state: components["schemas"]["ApplicationState"];
            submitted_at: string;
            took_ms: number | null;
            wish_minor: number | null;
        };
        /** @enum {string} */
        ApplicationState: "open" | "referred" | "offered" | "accepted" | "declined" | "withdrawn" | "lapsed";
        Approval: {
            approval_id: string;
            asked_at: string;
            asked_by: string;
            asked_by_name: string;
            changes: components["schemas"]["ApprovalChange"][];
            currency: string | null;
            decided_at: string | null;
            decided_by: string | null;
            decided_by_name: string | null;
            done_at: string | null;
            expires_at: string;
            is_mine: boolean;
            kind: components["schemas"]["ApprovalKind"];
            may_decide: boolean;
            may_withdraw: boolean;
            problem: components["schemas"]["Problem"] | null;
            reason: string;
            request: {
                [key: string]: unknown;
            };
            seen: string;
            state: components["schemas"]["ApprovalState"];
            subject: string;
            why: string | null;
        };
        ApprovalApprove: {
            approval_id: string;
            seen: string;
        };
        ApprovalAsk: {
            kind: components["schemas"]["ApprovalKind"];
            reason: string;
            request: {
                [key: string]: unknown;
            };
        };
        ApprovalChange: {
            after: string | number | boolean | string[] | null;
            before: string | number | boolean | string[] | null;
            field: string;
            of?: string;
        };
        ApprovalDetail: {
            approval_id: string;
            asked_at: string;
            asked_by: string;
            asked_by_name: string;
            changed_since: boolean;
            changes: components["schemas"]["ApprovalChange"][];
            currency: string | null;
            decided_at: string | null;
            decided_by: string | null;
            decided_by_name: string | null;
            done_at: string | null;
            expires_at: string;
            is_mine: boolean;
            kind: components["schemas"]["ApprovalKind"];
            may_collect: boolean;
            may_decide: boolean;
            may_withdraw: boolean;
            problem: components["schemas"]["Problem"] | null;
            reason: string;
            request: {
                [key: string]: unknown;
            };
            seen: string;
            stands_in_the_way: components["schemas"]["Problem"] | null;
            state: components["schemas"]["ApprovalState"];
            subject: string;
            why: string | null;
        };
        /** @enum {string} */
        ApprovalKind: "repayment-reversal" | "loan-write-off" | "limit-override" | "bulk-correction" | "regulator-order" | "regulator-order-lift" | "funder-limit" | "client-floor" | "personal-data-erasure" | "pack-activation" | "role-change" | "facility-purposes" | "project-policy" | "second-factor-removal" | "account-join" | "access-restore" | "api-key" | "funding-plan" | "notice-template";
        ApprovalList: {
            data: components["schemas"]["Approval"][];
            has_more: boolean;
            next_cursor: string | null;
            to_decide: number;
        };
        ApprovalMeasures: {
            cell_min: number;
            data: {
                approved: components["schemas"]["MeasuredShare"];
                days: {
                    approved: number;
                    date: string;
                    decided: number;
                }[];
                /** @enum {string} */
                kind: "line" | "increase";
                segments: {
                    cells: {
                        approved: components["schemas"]["MeasuredShare"] | null;
                        value: string | null;
                    }[];
                    /** @enum {string} */
                    segment: "product" | "grade" | "score_band" | "borrower_kind" | "employment";
                }[];
            }[];
            definitions: {
                term: components["schemas"]["Bilingual"];
                text: components["schemas"]["Bilingual"];
            }[];
            from: string;
            is_partial: boolean;
            previous: {
                approved: components["schemas"]["MeasuredShare"];
                /** @enum {string} */
                kind: "line" | "increase";
                segments: {
                    cells: {
                        approved: components["schemas"]["MeasuredShare"] | null;
                        value: string | null;
                    }[];
                    /** @enum {string} */
                    segment: "product" | "grade" | "score_band" | "borrower_kind" | "employment";
                }[];
            }[];
            previous_from: string;
            previous_to: string;
            to: string;
        };
        ApprovalReject: {
            approval_id: string;
            why: string;
        };
        /** @enum {string} */
        ApprovalState: "open" | "expired" | "approved" | "done" | "failed" | "rejected" | "withdrawn";
        ApprovalWithdraw: {
            approval_id: string;
        };
        AuditEntry: {
            actor: {
                id: string;
                name: string;
            };
            address: string | null;
            at: string;
            detail: {
                [key: string]: unknown;
            };
            id: string;
            /** @enum {string} */
            kind: "act" | "fact";
            person: string;
            reason: string | null;
            request_id: string | null;
            roles: string[] | null;
            subject: string | null;
            what: string;
            words: {
                en: string;
                zh: string;
            };
        };
        AuditPage: {
            data: components["schemas"]["AuditEntry"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        AuditReport: {
            at: string;
            entries: number;
            four_eyes: {
                approved: number;
                asked: number;
                expired: number;
                kind: string;
                median_ms: number | null;
                open: number;
                rejected: number;
                withdrawn: number;
                words: {
                    en: string;
                    zh: string;
                };
            }[];
            from: string;
            is_complete: boolean;
            keys: {
                count: number;
                rows: {
                    at: string;
                    name: string;
                    reason: string | null;
                    subject: string | null;
                    words: {
                        en: string;
                        zh: string;
                    };
                }[];
            };
            looks: {
                borrowers: number;
                count: number;
                people: number;
                purpose: string;
            }[];
            organisation: string;
            overrides: {
                count: number;
                rows: {
                    at: string;
                    name: string;
                    reason: string | null;
                    subject: string | null;
                    words: {
                        en: string;
                        zh: string;
                    };
                }[];
            };
            own_refused: number;
            people: {
                borrowers_seen: number;
                entries: number;
                exports: number;
                looks: number;
                name: string;
                person: string;
                refused: number;
                roles: string[];
                sign_ins: number;
            }[];
            refused: {
                count: number;
                rows: {
                    at: string;
                    name: string;
                    reason: string | null;
                    subject: string | null;
                    words: {
                        en: string;
                        zh: string;
                    };
                }[];
            };
            roles: {
                entries: number;
                people: number;
                role: string;
            }[];
            rules: {
                count: number;
                rows: {
                    at: string;
                    name: string;
                    reason: string | null;
                    subject: string | null;
                    words: {
                        en: string;
                        zh: string;
                    };
                }[];
            };
            until: string;
        };
        BackupCodes: {
            backup_codes: string[];
        };
        Banner: {
            components: string[];
            id: string;
            reason: string;
            since: string;
            /** @enum {string} */
            state: "on" | "planned";
            stops_draws: boolean;
            text: components["schemas"]["Bilingual"];
            until: string | null;
            wait: components["schemas"]["Bilingual"];
        };
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
            holds: components["schemas"]["Hold"][];
            id: string;
            line: components["schemas"]["LineFigures"];
            sequence: number;
        };
        BorrowerList: {
            data: components["schemas"]["Borrower"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        BulkCorrection: {
            batch_id: string;
            borrower_count: number;
            hold_count: number;
            in_force_count: number;
            /** @enum {string} */
            kind: "wrong_borrower" | "wrong_value" | "wrong_action" | "done_twice";
            may_release: boolean;
            named_borrower_count: number | null;
            placed_from: string | null;
            placed_until: string | null;
            policy_hash: string | null;
            proposed_at: string;
            proposed_by: string;
            reason: string;
            released_at: string | null;
            released_by: string | null;
            /** @enum {string} */
            state: "proposed" | "released" | "withdrawn" | "completed";
        };
        BulkCorrectionList: {
            data: components["schemas"]["BulkCorrection"][];
        };
        BulkCorrectionPreview: {
            batch_id: string;
            borrower_count: number;
            hold_count: number;
            holds: {
                borrower_id: string;
                id: string;
            }[];
            in_force_count: number;
            /** @enum {string} */
            kind: "wrong_borrower" | "wrong_value" | "wrong_action" | "done_twice";
            may_release: boolean;
            named_borrower_count: number | null;
            placed_from: string | null;
            placed_until: string | null;
            policy_hash: string | null;
            proposed_at: string;
            proposed_by: string;
            reason: string;
            released_at: string | null;
            released_by: string | null;
            /** @enum {string} */
            state: "proposed" | "released" | "withdrawn" | "completed";
        };
        CaseClock: {
            days: number;
            due_at: string;
            extends_to: number[];
            source: string;
        };
        CaseDecision: {
            at: string;
            by: string;
            overturns: boolean;
            result: string;
        };
        CaseDetail: {
            asked: string | null;
            assignee: string | null;
            borrower: components["schemas"]["Borrower"];
            borrower_id: string;
            case_id: string;
            category: string | null;
            channel: string | null;
            clocks: components["schemas"]["CaseClock"][];
            closed_at: string | null;
            decision: components["schemas"]["CaseDecision"] | null;
            documents: components["schemas"]["CaseDocument"][];
            documents_missing: number;
            documents_unchecked: number;
            due_at: string | null;
            escalated_to: string | null;
            escalations: {
                at: string;
                taken: boolean;
                to: string;
            }[];
            first_answer_at: string | null;
            hold_id: string | null;
            holders: {
                assignee: string | null;
                at: string;
                by: string;
            }[];
            kind: components["schemas"]["CaseKind"];
            loan_id: string | null;
            moves: components["schemas"]["CaseMove"][];
            notice_id: string | null;
            opened_at: string;
            opened_by_sequence: number;
            others: {
                case_id: string;
                decision: components["schemas"]["CaseDecision"] | null;
                kind: components["schemas"]["CaseKind"];
                opened_at: string;
                result: string | null;
                state: components["schemas"]["CaseState"];
            }[];
            reasons: string[];
            result: string | null;
            sequence: number;
            state: components["schemas"]["CaseState"];
            subject: components["schemas"]["CaseSubject"] | null;
        };
        CaseDocument: {
            at: string;
            document_id: string | null;
            due_at: string | null;
            item: string;
            request_id: string | null;
            /** @enum {string} */
            state: "requested" | "submitted" | "accepted" | "unreadable" | "expired" | "mismatch" | "incomplete";
            upload_id: string | null;
        };
        /** @enum {string} */
        CaseKind: "ticket" | "appeal" | "manual_review" | "security" | "increase_review" | "objection" | "complaint";
        CaseList: {
            data: components["schemas"]["CaseRow"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        CaseMeasures: {
            is_partial: boolean;
            kinds: {
                decision: components["schemas"]["TimeTaken"];
                first_answer: components["schemas"]["TimeTaken"];
                /** @enum {string} */
                kind: "ticket" | "appeal" | "manual_review" | "security" | "increase_review" | "objection" | "complaint";
                late: number;
                open: number;
                opened: number;
            }[];
            opened_before: string;
            opened_from: string;
            reasons: {
                decided: number;
                overturned: number;
                overturned_permille: number;
                reason: string;
            }[];
        };
        CaseMove: {
            actor: string;
            at: string;
            data: {
                [key: string]: unknown;
            };
            sequence: number;
            type: string;
        };
        CaseRow: {
            assignee: string | null;
            borrower_id: string;
            case_id: string;
            category: string | null;
            channel: string | null;
            closed_at: string | null;
            decision: components["schemas"]["CaseDecision"] | null;
            documents_missing: number;
            documents_unchecked: number;
            due_at: string | null;
            escalated_to: string | null;
            first_answer_at: string | null;
            hold_id: string | null;
            kind: components["schemas"]["CaseKind"];
            loan_id: string | null;
            notice_id: string | null;
            opened_at: string;
            opened_by_sequence: number;
            reasons: string[];
            result: string | null;
            sequence: number;
            state: components["schemas"]["CaseState"];
        };
        /** @enum {string} */
        CaseState: "open" | "waiting_for_us" | "waiting_for_borrower" | "escalated" | "decided" | "closed";
        CaseSubject: {
            about: string;
            decided_at: string;
            in_force: boolean | null;
            pack: string;
            reasons: components["schemas"]["ExplainedReason"][];
            sequence: number;
        };
        CaseTexts: {
            data: {
                sequence: number;
                texts: {
                    [key: string]: string | null;
                };
            }[];
        };
        ClockOrder: {
            /** @enum {string} */
            clock: "wall" | "log";
        };
        CodeSignIn: {
            challenge: string;
            code: string;
        };
        CommandAnswer: {
            decision: components["schemas"]["Decision"];
            id: string;
            result: {
                data: {
                    [key: string]: unknown;
                };
                type: string;
            } | null;
            sequence: number;
            source: string;
            /** @enum {string} */
            status: "recorded" | "repeated";
            subject: string;
            type: string;
        };
        Contact: {
            email: string | null;
            /** @enum {string} */
            language: "zh" | "en";
            opted_out: string[];
            phone: string | null;
            push: boolean;
            quiet_hours: {
                from: number;
                until: number;
            } | null;
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
        DecisionImpact: {
            changed: number;
            decision: string;
            less: number;
            more: number;
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
        /** @enum {string} */
        DelinquencyBucket: "current" | "m1" | "m2" | "m3" | "m4" | "m5" | "m6" | "m7_plus";
        Delivery: {
            attempts: number;
            borrower_id: string;
            /** @enum {string} */
            channel: "email" | "sms" | "push" | "webhook";
            done_at: string | null;
            due_at: string | null;
            endpoint_id: string | null;
            id: string;
            problem: string | null;
            queued_at: string;
            sequence: number | null;
            /** @enum {string} */
            state: "waiting" | "sent" | "given-up" | "withheld";
            type: string;
        };
        DeliveryList: {
            data: components["schemas"]["Delivery"][];
            has_more: boolean;
            next_cursor: string | null;
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
        DeskAlert: {
            at: string;
            /** @enum {string} */
            band: "normal" | "amber" | "red";
            evidence: string[];
            first_action: components["schemas"]["Bilingual"];
            indicator: string;
            lag_seconds: number | null;
            name: components["schemas"]["Bilingual"];
            owner: string;
            owner_name: components["schemas"]["Bilingual"];
            reasons: {
                found: number;
                is: string;
                mark: number;
                name: components["schemas"]["Bilingual"];
                unit: string;
            }[];
            seen_by: string[];
            subject: string;
        };
        DeskApprovedPolicy: {
            approval_id: string;
            approved_by: string;
            asked_by: string;
            cash_yield_ppm: number;
            concentration_max_ppm?: number;
            de_minimis_minor: number;
            group_cap_ppm?: number;
            leverage_max_ppm?: number;
            provider_cap_ppm?: number;
            reserve_floor_minor: number;
            risk_level_ppm: number;
            risk_weight_ppm: number;
            service_cover_min_ppm?: number;
            survival_weeks_min?: number;
            utilisation_cap_ppm?: number;
        };
        DeskApprovedPurposes: {
            approval_id: string;
            approved_by: string;
            asked_by: string;
            /** @enum {string} */
            credit_kind: "consumer" | "business";
            document: {
                name: string;
                sha256: string;
            };
            purposes: string[];
        };
        DeskBlockedLine: {
            amount_minor: number | null;
            facility_id: string;
            reason: string;
            text: components["schemas"]["Bilingual"];
        };
        DeskBoard: {
            data: components["schemas"]["DeskBoardRow"][];
            has_more: boolean;
            next_cursor: string | null;
            off_board: number;
        };
        DeskBoardRow: {
            borrower_id: string;
            enrolment_id: string;
            expected_every_hours: number;
            facility_id: string;
            label: string;
            project_id: string | null;
            scopes: ("board" | "limit" | "balance" | "due_dates" | "score" | "reasons" | "inquiries" | "income" | "screening")[];
            screening: components["schemas"]["DeskScreeningStanding"] | null;
            seen: components["schemas"]["DeskSeenValue"][];
        };
        DeskBookEntry: {
            draws: {
                amount_minor: number;
                facility_id: string;
                instead_of_minor: number;
                lands_on: string;
            }[];
            extra_cost_minor: number;
            first_gap_on: string | null;
            gap_peak_minor: number;
            id: string;
            is_certified: boolean;
            kind: string;
            severity: string;
            survival_days: number | null;
        };
        DeskBorrower: {
            effective_at: string;
            ended_at: string | null;
            id: string;
            /** @enum {string} */
            kind: "person" | "company";
            label: string;
            masked: string[];
            recorded_at: string;
            version: number;
        };
        DeskBorrowerWish: {
            /** Format: date-time */
            effective_at?: string;
            /** @enum {string} */
            kind: "person" | "company";
            label: string;
            version: number;
        };
        DeskCalibration: {
            bins: {
                from_ppm: number;
                of: number;
                right: number;
                right_permille: number | null;
                to_ppm: number;
                told_ppm: number | null;
            }[];
            brier_permille: number | null;
            exposure_days: number | null;
            hazard: {
                believed_ppm_per_day: number;
                now_ppm_per_day: number;
            };
            incidents: {
                closed_at: string;
                /** @enum {string} */
                found: "individual" | "policy" | "regulatory" | "maintenance" | "technical";
                id: string;
                told: string;
                told_ppm: number | null;
            }[];
            is_calibrated: boolean;
            labelled: number;
            model: string;
            needed: number;
            priors: {
                believed_ppm: number;
                /** @enum {string} */
                cause: "individual" | "policy" | "regulatory" | "maintenance" | "technical";
                now_ppm: number;
                seen: number;
            }[];
        };
        DeskCashFlow: {
            currency: string;
            months: {
                due_debt_minor: number;
                entry_id: string;
                evidence_sha256: string;
                inflow_minor: number;
                month: string;
                net_minor: number;
                outflow_minor: number;
                source: string;
                source_words: components["schemas"]["Bilingual"];
                statement_id: string | null;
            }[];
            notes: components["schemas"]["Bilingual"][];
            project_id: string;
            trend: components["schemas"]["DeskCashFlowTrend"];
        };
        DeskCashFlowTrend: {
            before_average_minor: number | null;
            change_minor: number | null;
            coverage_ppm: number | null;
            last_average_minor: number | null;
            non_negative_in_a_row: number;
            /** @enum {string} */
            verdict: "improving" | "stable" | "worsening" | "too_little_data";
            words: components["schemas"]["Bilingual"];
        };
        DeskChannel: {
            effective_at: string;
            ended_at: string | null;
            /** @enum {string} */
            family: "online_line" | "bank_loan" | "bank_rcf" | "scf" | "receivables" | "guarantee" | "equity_bridge";
            id: string;
            /** @enum {string} */
            lifecycle: "prospect" | "applying" | "active" | "watch" | "winding_down" | "retired";
            masked: string[];
            /** Format: uri */
            notice_url?: string;
            product: string;
            provider_id: string;
            recorded_at: string;
            support_contact?: string;
            version: number;
        };
        DeskChannelPicture: {
            channel_id: string;
            diagnosis: components["schemas"]["DeskDiagnosis"] | null;
            failed: string[];
            group_ids: string[];
            lines: number;
            notices: {
                ends_at: string | null;
                kind: string;
                starts_at: string;
                words: string;
            }[];
            provider_id: string;
            unseen: number;
        };
        DeskChannelWish: {
            /** Format: date-time */
            effective_at?: string;
            /** @enum {string} */
            family: "online_line" | "bank_loan" | "bank_rcf" | "scf" | "receivables" | "guarantee" | "equity_bridge";
            /** @enum {string} */
            lifecycle: "prospect" | "applying" | "active" | "watch" | "winding_down" | "retired";
            /** Format: uri */
            notice_url?: string;
            product: string;
            provider_id: string;
            support_contact?: string;
            version: number;
        };
        DeskCheck: {
            faults: string[];
            writes: number;
        };
        DeskCoachingPage: {
            as_of: string;
            data: components["schemas"]["DeskLineCoaching"][];
            has_more: boolean;
            hidden: {
                borrower_id: string;
                enrolment_id: string;
                label: string;
                project_id: string | null;
            }[];
            next_cursor: string | null;
            off_board: number;
            today: string;
        };
        DeskConnectionLine: {
            enrolment_id: string;
            id: string;
            subject?: string;
        };
        DeskConnectionLineAnswer: {
            enrolment_id: string;
            /** @enum {string} */
            result: "told" | "by_hand" | "not_reached";
            subject: string;
        };
        DeskConnectionNamed: {
            id: string;
        };
        DeskConnectionSecret: {
            address: string;
            id: string;
            secret: string;
            told: number;
            untold: number;
        };
        DeskConnectionsView: {
            as_of: string;
            data: {
                address: string;
                channel_id: string;
                ended_at: string | null;
                enrolment_ids: string[];
                heard_at: string | null;
                id: string;
                made_at: string;
                previous_secret_until: string | null;
                refused: {
                    count: number;
                    last_at: string;
                    why: string;
                }[];
                secret_at: string;
                /** @enum {string} */
                state: "heard" | "never" | "silent" | "refusing" | "ended";
                taken: number;
            }[];
            files: {
                last_at: string | null;
                quarantined: number;
                taken: number;
            };
            pulled: {
                answered_at: string | null;
                asked_at: string | null;
                channel_id: string | null;
                connection_id: string | null;
                enrolment_id: string;
                expected_every_seconds: number;
                facility_id: string;
                failures: number;
                label: string;
                next_at: string;
                problem: string | null;
                /** @enum {string} */
                state: "open" | "hidden" | "closed" | "failing";
            }[];
        };
        DeskConnectionWish: {
            base_url: string | null;
            channel_id: string;
            id: string;
        };
        DeskConsent: {
            borrower_id: string;
            effective_at: string;
            ended_at: string | null;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            granted_at: string;
            id: string;
            masked: string[];
            purpose: string;
            recorded_at: string;
            scopes: ("board" | "limit" | "balance" | "due_dates" | "score" | "reasons" | "inquiries" | "income" | "screening")[];
            text_sha256: string;
            version: number;
        };
        DeskConsentWish: {
            borrower_id: string;
            /** Format: date-time */
            effective_at?: string;
            /** Format: date-time */
            expires_at: string;
            /** Format: date-time */
            granted_at: string;
            purpose: string;
            scopes: ("board" | "limit" | "balance" | "due_dates" | "score" | "reasons" | "inquiries" | "income" | "screening")[];
            text_sha256: string;
            version: number;
        };
        DeskContact: {
            effective_at: string;
            ended_at: string | null;
            held_on: string;
            id: string;
            masked: string[];
            note: string;
            recorded_at: string;
            relation_id: string;
            version: number;
            /** @enum {string} */
            way: "call" | "meeting" | "letter" | "message";
        };
        DeskContactDue: {
            agreed_on: string;
            contact: string;
            contacts: {
                held_on: string;
                id: string;
                note: string;
                /** @enum {string} */
                way: "call" | "meeting" | "letter" | "message";
            }[];
            due_on: string | null;
            every_days: number | null;
            last_on: string | null;
            note: string | null;
            provider: string;
            provider_id: string;
            relation_id: string;
            /** @enum {string} */
            state: "overdue" | "soon" | "never" | "unplanned" | "fine";
            version: number;
        };
        DeskContactDuePage: {
            as_of: string;
            data: components["schemas"]["DeskContactDue"][];
            has_more: boolean;
            next_cursor: string | null;
            today: string;
        };
        DeskContactWish: {
            /** Format: date-time */
            effective_at?: string;
            held_on: string;
            note: string;
            relation_id: string;
            version: number;
            /** @enum {string} */
            way: "call" | "meeting" | "letter" | "message";
        };
        DeskCovenant: {
            at_least_ppm: number | null;
            at_most_ppm: number | null;
            facility_id: string;
            found_ppm: number | null;
            measure: string;
            room_ppm: number | null;
            /** @enum {string} */
            state: "kept" | "near" | "broken" | "unknown";
            words: string;
        };
        DeskDebt: {
            creditor: string;
            currency: string;
            effective_at: string;
            ended_at: string | null;
            facility_id?: string;
            id: string;
            instalments: {
                amount_minor: number;
                due_on: string;
            }[];
            masked: string[];
            project_id?: string;
            recorded_at: string;
            version: number;
        };
        DeskDebtWish: {
            creditor: string;
            currency: string;
            /** Format: date-time */
            effective_at?: string;
            facility_id?: string;
            instalments: {
                amount_minor: number;
                due_on: string;
            }[];
            project_id?: string;
            version: number;
        };
        DeskDiagnosis: {
            /** @enum {string} */
            cause: "individual" | "policy" | "regulatory" | "maintenance" | "technical" | "undetermined";
            course: {
                action: string;
                money: components["schemas"]["Bilingual"];
                people: components["schemas"]["Bilingual"];
                recovery: components["schemas"]["Bilingual"];
            };
            is_calibrated: boolean;
            limits: components["schemas"]["Bilingual"][];
            model: string;
            own: {
                own_ppm: number;
                subject: string;
            }[];
            shares_ppm: {
                [key: string]: number;
            };
            systemic_ppm: number;
            weights: {
                log: {
                    [key: string]: number;
                };
                of: string;
            }[];
        };
        DeskDrill: {
            ended_at: string | null;
            entry: components["schemas"]["DeskBookEntry"] | null;
            fails: string;
            findings: string[];
            funds_at: string | null;
            id: string;
            kind: string;
            minutes: number | null;
            moves: {
                actor: string;
                at: string;
                note: string;
                /** @enum {string} */
                state: "planned" | "running" | "funds_ready" | "ended" | "called_off";
            }[];
            plan_id: string;
            planned_by: string;
            planned_for: string | null;
            playbook_id: string | null;
            project_id: string;
            started_at: string | null;
            started_by: string | null;
            /** @enum {string} */
            state: "planned" | "running" | "funds_ready" | "ended" | "called_off";
            steps: {
                amount_minor: number | null;
                audience: ("borrower" | "supplier" | "lender" | "board") | null;
                deputy: string | null;
                done_at: string | null;
                done_by: string | null;
                facility_id: string | null;
                /** @enum {string} */
                kind: "secure_debts" | "call" | "draw" | "tell";
                note: string | null;
                person: string | null;
                role: string | null;
                step: number;
                took_seconds: number | null;
            }[];
        };
        DeskDrillMove: {
            findings?: {
                assignee: string;
                /** Format: date-time */
                due_at: string;
                words: string;
            }[];
            id: string;
            note: string;
            /** @enum {string} */
            state: "running" | "funds_ready" | "ended" | "called_off";
        };
        DeskDrillTick: {
            id: string;
            note?: string;
            step: number;
        };
        DeskDrillWish: {
            fails: string;
            id: string;
            /** @enum {string} */
            kind: "facility" | "provider" | "group";
            plan_id: string;
            /** Format: date-time */
            planned_for?: string;
            playbook_id?: string;
            project_id: string;
        };
        DeskEngagement: {
            effective_at: string;
            ended_at: string | null;
            /** @enum {string} */
            fee: "none" | "after_service" | "by_stage";
            from_on: string;
            id: string;
            masked: string[];
            project_id?: string;
            purpose: string;
            recorded_at: string;
            service_provider_id: string;
            version: number;
        };
        DeskEngagementWish: {
            /** Format: date-time */
            effective_at?: string;
            /** @enum {string} */
            fee: "none" | "after_service" | "by_stage";
            from_on: string;
            project_id?: string;
            purpose: string;
            service_provider_id: string;
            version: number;
        };
        DeskEnrolledEnd: {
            /** Format: date-time */
            effective_at?: string;
            id: string;
            /** @enum {string} */
            kind: "borrower" | "consent" | "enrolment" | "screening" | "guidance";
            reason: string;
        };
        DeskEnrolment: {
            borrower_id: string;
            effective_at: string;
            ended_at: string | null;
            expected_every_hours: number;
            facility_id: string;
            id: string;
            joined_because?: string;
            masked: string[];
            project_id?: string;
            recorded_at: string;
            since_on: string;
            version: number;
        };
        DeskEnrolmentWish: {
            borrower_id: string;
            /** Format: date-time */
            effective_at?: string;
            expected_every_hours: number;
            facility_id: string;
            joined_because?: string;
            project_id?: string;
            since_on: string;
            version: number;
        };
        DeskEnterpriseCashFlow: {
            currency: string;
            due_debt_minor: number;
            effective_at: string;
            ended_at: string | null;
            evidence_sha256: string;
            id: string;
            inflow_minor: number;
            masked: string[];
            month: string;
            outflow_minor: number;
            project_id: string;
            recorded_at: string;
            /** @enum {string} */
            source: "bank_statement" | "accounts" | "tax_return";
            version: number;
        };
        DeskEnterpriseCashFlowWish: {
            currency: string;
            due_debt_minor: number;
            /** Format: date-time */
            effective_at?: string;
            evidence_sha256: string;
            inflow_minor: number;
            month: string;
            outflow_minor: number;
            project_id: string;
            /** @enum {string} */
            source: "bank_statement" | "accounts" | "tax_return";
            version: number;
        };
        DeskEntryAssign: {
            entry_key: string;
            reason: string;
            statement_id: string;
            task_id: string;
        };
        DeskEntryEnd: {
            /** Format: date-time */
            effective_at?: string;
            id: string;
            /** @enum {string} */
            kind: "project" | "need" | "group" | "provider" | "channel" | "facility" | "receipt" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            reason: string;
        };
        DeskEntryHistory: {
            actor: string;
            data: {
                [key: string]: unknown;
            };
            effective_at: string;
            recorded_at: string;
            sequence: number;
            type: string;
        }[];
        DeskEntryKept: {
            id: string;
            repeated: boolean;
            version: number;
        };
        DeskEntryReopen: {
            entry_key: string;
            reason: string;
            statement_id: string;
        };
        DeskEntrySaid: {
            difference_minor: number;
            entry_key: string;
            line: string | null;
            moved_minor: number;
            repeated: boolean;
            /** @enum {string} */
            state: "open" | "assigned" | "set_aside";
        };
        DeskEntrySetAside: {
            entry_key: string;
            reason: string;
            statement_id: string;
        };
        DeskEvidencePassing: {
            id: string;
            recovery_id: string;
        };
        DeskEvidenceWish: {
            id: string;
            incident_id: string;
            project_id: string;
        };
        DeskExpectedMove: {
            amount_minor: number;
            currency: string;
            /** @enum {string} */
            kind: "draw" | "repayment";
            line?: string;
            on: string;
            parties: string[];
            references: string[];
        };
        DeskFacility: {
            advance_rate_ppm?: number;
            apply_lead_days: number;
            approved: components["schemas"]["DeskApprovedPurposes"] | null;
            available_from: string;
            available_to: string;
            borrower_id?: string;
            callable: boolean;
            channel_id: string;
            commitment_fee_ppm: number;
            committed: boolean;
            covenants: {
                at_least_ppm?: number;
                at_most_ppm?: number;
                /** @enum {string} */
                measure: "leverage" | "dscr" | "current_ratio" | "other";
                words: string;
            }[];
            /** @enum {string} */
            credit_kind: "consumer" | "business";
            currency: string;
            /** @enum {string} */
            day_count: "ACT/365F" | "ACT/360" | "30/360";
            draw_increment_minor: number;
            draw_lead_days: number;
            effective_at: string;
            ended_at: string | null;
            expected_every_hours: number;
            fee_on_draw_ppm: number;
            fixed_fee_minor: number;
            id: string;
            instalments: number;
            limit_minor?: number;
            masked: string[];
            max_draws_per_28_days?: number;
            min_draw_minor: number;
            prepay_fee_ppm: number;
            project_ids: string[];
            rate_ppm: number;
            recorded_at: string;
            /** @enum {string} */
            repayment: "revolving" | "bullet" | "equal_principal" | "equal_instalment";
            revolving: boolean;
            tenor_days: number;
            version: number;
        };
        DeskFacilityWish: {
            advance_rate_ppm?: number;
            apply_lead_days: number;
            available_from: string;
            available_to: string;
            borrower_id?: string;
            callable: boolean;
            channel_id: string;
            commitment_fee_ppm: number;
            committed: boolean;
            covenants: {
                at_least_ppm?: number;
                at_most_ppm?: number;
                /** @enum {string} */
                measure: "leverage" | "dscr" | "current_ratio" | "other";
                words: string;
            }[];
            /** @enum {string} */
            credit_kind: "consumer" | "business";
            currency: string;
            /** @enum {string} */
            day_count: "ACT/365F" | "ACT/360" | "30/360";
            draw_increment_minor: number;
            draw_lead_days: number;
            /** Format: date-time */
            effective_at?: string;
            expected_every_hours: number;
            fee_on_draw_ppm: number;
            fixed_fee_minor: number;
            instalments: number;
            limit_minor?: number;
            max_draws_per_28_days?: number;
            min_draw_minor: number;
            prepay_fee_ppm: number;
            project_ids: string[];
            rate_ppm: number;
            /** @enum {string} */
            repayment: "revolving" | "bullet" | "equal_principal" | "equal_instalment";
            revolving: boolean;
            tenor_days: number;
            version: number;
        };
        DeskForecastWeek: {
            from_on: string;
            in: {
                actual_minor: number;
                forecast_minor: number;
            };
            out: {
                actual_minor: number;
                forecast_minor: number;
            };
        };
        DeskGapReason: {
            code: string;
            id: string;
            limit_minor: number | null;
            on: string;
            used_minor: number | null;
        };
        DeskGapRepair: {
            by: number;
            closes_gap: boolean;
            extra_cost_minor: number;
            gap_peak_minor: number;
            id: string;
            kind: string;
            needs_approval: boolean;
        };
        DeskGroup: {
            effective_at: string;
            ended_at: string | null;
            id: string;
            /** @enum {string} */
            kind: "regulator" | "platform_family" | "credit_policy" | "data_source" | "guarantor";
            masked: string[];
            name: string;
            recorded_at: string;
            version: number;
        };
        DeskGroupBoard: {
            as_of: string;
            changes: {
                kind: string;
                last_at: string;
                times: number;
                type: string;
            }[];
            channels: {
                badges: {
                    [key: string]: number;
                };
                failed: number;
                hidden: number;
                id: string;
                product: string;
            }[];
            decisions: {
                decided_by: string[];
                held_at: string;
                meeting_id: string;
                minuted_by: string;
                words: string;
            }[];
            gaps: {
                ends_on: string | null;
                has_plan: boolean;
                name: string;
                project_id: string;
                weeks: number | null;
            }[];
            incidents: {
                began_at: string;
                id: string;
                opened_at: string;
                severity: number;
                state: string;
                taken_at: string | null;
                title: string | null;
            }[];
            last_meeting: {
                held_at: string;
                id: string;
            } | null;
            late: {
                assignee: string;
                due_at: string;
                id: string;
                words: string;
            }[];
            recovering: {
                id: string;
                /** @enum {string} */
                kind: "incident" | "appeal";
                since: string;
                words: string | null;
            }[];
            waiting: {
                asked_at: string;
                asked_by: string;
                expires_at: string;
                id: string;
                kind: string;
                reason: string;
            }[];
        };
        DeskGroupWish: {
            /** Format: date-time */
            effective_at?: string;
            /** @enum {string} */
            kind: "regulator" | "platform_family" | "credit_policy" | "data_source" | "guarantor";
            name: string;
            version: number;
        };
        DeskGuidance: {
            effective_at: string;
            ended_at: string | null;
            facility_id: string;
            given_on: string;
            id: string;
            masked: string[];
            recorded_at: string;
            /** @enum {string} */
            topic?: "applications" | "device" | "profile" | "utilisation";
            version: number;
            /** @enum {string} */
            way: "call" | "meeting" | "letter" | "message" | "lender";
        };
        DeskGuidanceSending: {
            enrolment_id: string;
            id: string;
            /** @enum {string} */
            topic: "applications" | "device" | "profile" | "utilisation";
        };
        DeskGuidanceSent: {
            by_hand: boolean;
            /** @enum {string} */
            result: "accepted" | "repeated" | "told_lately" | "not_wanted" | "unreachable" | "closed" | "hidden";
            words: components["schemas"]["Bilingual"];
        };
        DeskGuidanceWish: {
            /** Format: date-time */
            effective_at?: string;
            facility_id: string;
            given_on: string;
            /** @enum {string} */
            topic?: "applications" | "device" | "profile" | "utilisation";
            version: number;
            /** @enum {string} */
            way: "call" | "meeting" | "letter" | "message" | "lender";
        };
        DeskHook: {
            secret: string;
            /** Format: uri */
            url: string;
        };
        DeskHookAnswer: {
            subject: string;
        };
        DeskImport: {
            brought_by: string;
            changed: number;
            discarded: number;
            fault_codes: string[];
            file_name: string | null;
            file_sha256: string;
            import_id: string;
            /** @enum {string} */
            kind: "project" | "need" | "group" | "provider" | "channel" | "facility" | "receipt" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            mended: number;
            profile: {
                id: string;
                version: number;
            };
            profile_name: string;
            quarantined: number;
            recorded_at: string;
            registered: number;
            rows: number;
            same: number;
            /** @enum {string} */
            state: "taken" | "quarantined" | "undone" | "set_aside";
            totals: {
                count: number;
                currency: string | null;
                proved_by: ("count_given" | "sum_given" | "count_in_file" | "sum_in_file")[];
                sum_minor: number | null;
            };
            waiting: number;
        };
        DeskImportAnswer: {
            changed: number;
            entries: {
                entry_id: string | null;
                faults: {
                    code: string;
                    column: string | null;
                    detail: string | null;
                    field: string;
                    line: number | null;
                    row: number;
                    text: components["schemas"]["Bilingual"];
                }[];
                fields: string[];
                /** @enum {string} */
                is: "registered" | "changed" | "same" | "quarantined";
                line: number | null;
                row: number;
                rows: number[];
            }[];
            fault_count: number;
            faults: {
                code: string;
                line: number | null;
                path: string;
                text: components["schemas"]["Bilingual"];
            }[];
            file_sha256: string;
            import_id: string;
            /** @enum {string} */
            kind: "project" | "need" | "group" | "provider" | "channel" | "facility" | "receipt" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            profile: {
                id: string;
                version: number;
            };
            quarantined: number;
            registered: number;
            rows: number;
            same: number;
            /** @enum {string} */
            state: "previewed" | "taken" | "quarantined" | "repeated";
            totals: {
                count: number;
                currency: string | null;
                proved_by: ("count_given" | "sum_given" | "count_in_file" | "sum_in_file")[];
                sum_minor: number | null;
            };
        };
        DeskImportProfile: {
            /** @enum {string} */
            day_form: "yyyy-mm-dd" | "yyyy/mm/dd" | "yyyymmdd" | "dd.mm.yyyy" | "dd/mm/yyyy" | "mm/dd/yyyy";
            /** @enum {string} */
            decimal_mark: "." | ",";
            /** @enum {string} */
            delimiter: "," | ";" | "\t" | "|";
            end_starts: string[];
            fields: {
                column?: string;
                field: string;
                otherwise?: string;
                /** @enum {string} */
                unit?: "percent" | "permille" | "ppm" | "ratio";
                values?: {
                    means: string;
                    said: string;
                }[];
            }[];
            group_mark: ("," | "." | " " | "'") | null;
            id: string;
            /** @enum {string} */
            kind: "project" | "need" | "group" | "provider" | "channel" | "facility" | "receipt" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            name: string;
            naming: {
                column?: string;
                prefix: string;
            };
            recorded_at: string;
            recorded_by: string;
            totals: {
                count_label?: string;
                sum_field?: string;
                sum_label?: string;
            };
            version: number;
        };
        DeskImportProfileList: {
            data: components["schemas"]["DeskImportProfile"][];
        };
        DeskImportProfileWish: {
            /** @enum {string} */
            day_form: "yyyy-mm-dd" | "yyyy/mm/dd" | "yyyymmdd" | "dd.mm.yyyy" | "dd/mm/yyyy" | "mm/dd/yyyy";
            /** @enum {string} */
            decimal_mark: "." | ",";
            /** @enum {string} */
            delimiter: "," | ";" | "\t" | "|";
            end_starts: string[];
            fields: {
                column?: string;
                field: string;
                otherwise?: string;
                /** @enum {string} */
                unit?: "percent" | "permille" | "ppm" | "ratio";
                values?: {
                    means: string;
                    said: string;
                }[];
            }[];
            group_mark: ("," | "." | " " | "'") | null;
            /** @enum {string} */
            kind: "project" | "need" | "group" | "provider" | "channel" | "facility" | "receipt" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            name: string;
            naming: {
                column?: string;
                prefix: string;
            };
            totals: {
                count_label?: string;
                sum_field?: string;
                sum_label?: string;
            };
            version: number;
        };
        DeskImportRowMend: {
            import_id: string;
            row: number;
            rows: {
                cells: {
                    column: string;
                    text: string;
                }[];
                row: number;
            }[];
        };
        DeskImportRowMended: {
            entry_id: string;
            faults: {
                code: string;
                column: string | null;
                detail: string | null;
                field: string;
                line: number | null;
                row: number;
                text: components["schemas"]["Bilingual"];
            }[];
            /** @enum {string} */
            is: "registered" | "changed" | "same" | "quarantined";
            version: number;
        };
        DeskImportRows: {
            data: {
                entry_id: string | null;
                faults: {
                    code: string;
                    column: string | null;
                    detail: string | null;
                    field: string;
                    line: number | null;
                    row: number;
                    text: components["schemas"]["Bilingual"];
                }[];
                line: number | null;
                row: number;
                rows: {
                    cells: {
                        column: string;
                        text: string;
                    }[];
                    row: number;
                }[];
            }[];
        };
        DeskImportRowsDiscard: {
            import_id: string;
            reason: string;
            rows: number[];
        };
        DeskImportRowsDiscarded: {
            discarded: number;
            import_id: string;
        };
        DeskImportShapes: {
            data: {
                fields: {
                    choices: string[];
                    field: string;
                    /** @enum {string} */
                    form: "text" | "amount" | "rate" | "day" | "whole" | "yes_no" | "choice" | "ids";
                    is_required: boolean;
                }[];
                /** @enum {string} */
                kind: "project" | "need" | "group" | "provider" | "channel" | "facility" | "receipt" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            }[];
        };
        DeskImportUndo: {
            import_id: string;
            reason: string;
        };
        DeskImportUndone: {
            import_id: string;
            repeated: boolean;
            withdrawn: number;
        };
        DeskIncident: {
            /** Format: date-time */
            began_at: string;
            id: string;
            moves: {
                actor: string;
                at: string;
                evidence_sha256: string | null;
                note: string | null;
                state: string;
            }[];
            opened_at: string;
            opened_by: string;
            response: {
                due_at: string | null;
                taken_at: string | null;
                taken_by: string | null;
            };
            severity: number;
            /** @enum {string} */
            state: "open" | "diagnosing" | "switching" | "recovering" | "observing" | "closed";
            subjects: {
                id: string;
                /** @enum {string} */
                kind: "project" | "need" | "group" | "provider" | "channel" | "borrower" | "consent" | "facility" | "receipt" | "enrolment" | "screening" | "guidance" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            }[];
            title: string;
            warning?: {
                caused_at: number | null;
                channel: string | null;
                indicator: string | null;
                key: string;
                lag_seconds: number | null;
                opened_at: number;
            };
        };
        DeskIncidentAnswer: {
            answer: boolean;
            /** @enum {string} */
            evidence: "maintenance_notice" | "policy_notice" | "regulator_notice" | "second_source_contradicts" | "transport_errors" | "recovered_within_8_hours" | "refusal_names_borrower" | "works_on_usual_device";
            id: string;
            note?: string;
        };
        DeskIncidentClose: {
            /** @enum {string} */
            cause: "individual" | "policy" | "regulatory" | "maintenance" | "technical" | "undetermined";
            id: string;
            note: string;
            /** @enum {string} */
            verdict: "real" | "false";
        };
        DeskIncidentDetail: {
            alerts: components["schemas"]["DeskAlert"][];
            diagnosis: components["schemas"]["DeskDiagnosis"] | null;
            escalation: {
                next_at: string | null;
                step: number;
                taken_at: string | null;
                told: string[];
            };
            incident: components["schemas"]["DeskIncident"];
            plans: {
                approval_id: string;
                at: string;
                by: string;
                plan_id: string;
                project_id: string;
                /** @enum {string} */
                state: "asked" | "approved" | "superseded";
            }[];
            playbook: {
                level: components["schemas"]["DeskLevel"];
                project_id: string;
                tasks: {
                    due_at: string;
                    is_late: boolean;
                    task: string;
                    words: components["schemas"]["Bilingual"];
                }[];
            }[];
            post_mortem: components["schemas"]["DeskPostMortem"] | null;
            probes: components["schemas"]["DeskProbe"][];
            tasks: components["schemas"]["DeskTask"][];
            timeline: {
                actor: string;
                at: string;
                data: {
                    [key: string]: unknown;
                };
                type: string;
            }[];
        };
        DeskIncidentMove: {
            id: string;
            note: string;
            /** @enum {string} */
            state: "open" | "diagnosing" | "switching" | "recovering" | "observing" | "closed";
        };
        DeskIncidentReview: {
            findings: {
                assignee: string;
                /** Format: date-time */
                due_at: string;
                words: string;
            }[];
            id: string;
            lessons: string;
        };
        DeskIncidentTake: {
            id: string;
        };
        DeskIncidentWish: {
            /** Format: date-time */
            began_at: string;
            id: string;
            severity: number;
            subjects: {
                id: string;
                /** @enum {string} */
                kind: "project" | "need" | "group" | "provider" | "channel" | "borrower" | "consent" | "facility" | "receipt" | "enrolment" | "screening" | "guidance" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            }[];
            title: string;
        };
        DeskIndicator: {
            amber: {
                and?: string;
                is: string;
                mark: number;
                of: string;
            }[];
            amber_for_ms: number;
            clear_ms: number;
            first_action: components["schemas"]["Bilingual"];
            indicator: string;
            name: components["schemas"]["Bilingual"];
            owner: string;
            red: {
                and?: string;
                is: string;
                mark: number;
                of: string;
            }[];
            red_for_ms: number;
            scope: string;
            tunings: {
                actor: string;
                at: string;
                reason: string;
            }[];
            values: {
                name: components["schemas"]["Bilingual"];
                unit: string;
                value: string;
            }[];
        };
        DeskLenderBinding: {
            base_url: string | null;
            code: string;
        };
        DeskLenderGuidance: {
            request_id: string;
            /** @enum {string} */
            topic: "applications" | "device" | "profile" | "utilisation";
        };
        DeskLenderGuidanceAnswer: {
            /** @enum {string} */
            result: "accepted" | "repeated" | "told_lately" | "not_wanted";
        };
        DeskLenderLine: {
            balance_minor: number | null;
            band: {
                from_minor: number;
                to_minor: number;
            } | null;
            causes: string[];
            changed_at: string;
            currency: string | null;
            debt_share_ppm?: number | null;
            due_dates: string[] | null;
            inquiries_three_months?: number | null;
            limit_minor: number | null;
            reasons: string[] | null;
            scopes: {
                expires_at: string | null;
                granted_at: string;
                /** @enum {string} */
                scope: "board" | "limit" | "balance" | "due_dates" | "score" | "reasons" | "inquiries" | "income";
            }[];
            score: number | null;
            /** @enum {string} */
            status: "pending" | "active" | "suspended" | "closed" | "charged_off";
            tasks: components["schemas"]["Bilingual"][];
        };
        DeskLenderPull: {
            enrolment_id: string;
        };
        DeskLenderState: {
            answered_at: string | null;
            asked_at: string | null;
            base_url: string | null;
            enrolment_id: string;
            next_at: string;
            problem: string | null;
            /** @enum {string} */
            state: "open" | "hidden" | "closed" | "failing";
        };
        DeskLevel: {
            approvers: number;
            authority: components["schemas"]["Bilingual"];
            exit: components["schemas"]["Bilingual"];
            is_running: boolean;
            level: number;
            name: components["schemas"]["Bilingual"];
            switching: string;
            switching_words: components["schemas"]["Bilingual"];
            triggers: {
                trigger: string;
                words: components["schemas"]["Bilingual"];
            }[];
        };
        DeskLineCoaching: {
            borrower_id: string;
            enrolment_id: string;
            facility_id: string;
            guidance: {
                given_on: string | null;
                how: components["schemas"]["Bilingual"];
                name: components["schemas"]["Bilingual"];
                /** @enum {string} */
                state: "due" | "waiting" | "cleared" | "unknown";
                /** @enum {string} */
                topic: "applications" | "device" | "profile" | "utilisation";
                what: components["schemas"]["Bilingual"];
                why: components["schemas"]["Bilingual"];
            }[];
            label: string;
            project_id: string | null;
            raise: {
                first: {
                    check: string;
                    name: components["schemas"]["Bilingual"];
                }[];
                makes_no_difference: components["schemas"]["Bilingual"][];
                never_do: components["schemas"]["Bilingual"][];
                no_promise: components["schemas"]["Bilingual"];
                when: string;
                words: components["schemas"]["Bilingual"];
            };
            readiness: {
                check: string;
                how: components["schemas"]["Bilingual"] | null;
                name: components["schemas"]["Bilingual"];
                seen: components["schemas"]["Bilingual"];
                /** @enum {string} */
                state: "ready" | "attention" | "not_ready" | "unknown";
            }[];
        };
        DeskLinePicture: {
            authorisation: string | null;
            availability: string | null;
            badge: string;
            channel_id: string;
            counted_minor: number;
            facility_id: string;
            failed_at: string | null;
            haircut_ppm: number;
            health: string;
            inputs: string[];
            limit_change_ppm: number | null;
            limit_from: ("seen" | "last_seen" | "agreed") | null;
            limit_minor: number | null;
            may_fund: boolean;
            name: components["schemas"]["Bilingual"];
            obligation: string | null;
            subject: string;
        };
        DeskLineStanding: {
            agreed_minor: number | null;
            authorisation: {
                /** @enum {string} */
                health: "consistent" | "contradictory" | "stale" | "feed_down" | "never";
                known: string | null;
                last_known: string | null;
                since: string | null;
            };
            availability: {
                /** @enum {string} */
                health: "consistent" | "contradictory" | "stale" | "feed_down" | "never";
                known: string | null;
                last_known: string | null;
                since: string | null;
            };
            /** @enum {string} */
            badge: "unknown" | "doubtful" | "debt_urgent" | "authorisation_ended" | "closed" | "suspended" | "limit_cut" | "needs_authorisation" | "normal";
            borrower_id: string | null;
            channel_id: string;
            enrolment_id: string | null;
            expected_every_hours: number;
            facility_id: string;
            /** @enum {string} */
            health: "consistent" | "contradictory" | "stale" | "feed_down" | "never";
            limit_change_ppm: number | null;
            limit_is_least: boolean;
            limit_minor: {
                /** @enum {string} */
                health: "consistent" | "contradictory" | "stale" | "feed_down" | "never";
                known: number | null;
                last_known: number | null;
                since: string | null;
            };
            obligation: {
                /** @enum {string} */
                health: "consistent" | "contradictory" | "stale" | "feed_down" | "never";
                known: string | null;
                last_known: string | null;
                since: string | null;
            };
            seen_at: string | null;
            words: {
                at: string;
                /** @enum {string} */
                field: "authorisation" | "availability" | "limit" | "limit_band" | "balance" | "obligation" | "next_due" | "score" | "inquiries" | "debt_share" | "causes" | "reasons" | "tasks" | "device" | "profile" | "attempt" | "raise_request" | "test_draw" | "application" | "offer" | "collateral" | "cash";
                /** @enum {string} */
                source: "webhook" | "pull" | "csv" | "statement" | "borrower_report" | "desk_entry";
                value: unknown;
            }[];
        };
        DeskMeasure: {
            inputs: string[];
            meaning: components["schemas"]["Bilingual"];
            measure: string;
            name: components["schemas"]["Bilingual"];
            unit: string;
            value: number | null;
        };
        DeskMeetingWish: {
            decisions: {
                decided_by: string[];
                words: string;
            }[];
            /** Format: date-time */
            held_at: string;
            id: string;
        };
        DeskMonthlyPack: {
            at: string;
            facts_to: number;
            from: string;
            known_at: string;
            made_at: string;
            month: string;
            organisation: string;
            people: {
                [key: string]: string;
            };
            record_head: {
                number: number;
                root: string;
                size: number;
            } | null;
            sha256: string;
            tables: components["schemas"]["DeskReportTable"][];
            until: string;
            version: number;
            zone: string;
        };
        DeskNeed: {
            /** @enum {string} */
            certainty: "contracted" | "forecast";
            currency: string;
            defer_cost_ppm: number;
            deferrable_days: number;
            due_on: string;
            effective_at: string;
            ended_at: string | null;
            id: string;
            masked: string[];
            name: string;
            p10_minor?: number;
            p50_minor: number;
            p90_minor?: number;
            project_id: string;
            /** @enum {string} */
            purpose: "debt_service" | "payroll" | "tax" | "supplier" | "equipment" | "capex" | "other";
            recorded_at: string;
            tier: number;
            version: number;
        };
        DeskNeedWish: {
            /** @enum {string} */
            certainty: "contracted" | "forecast";
            currency: string;
            defer_cost_ppm: number;
            deferrable_days: number;
            due_on: string;
            /** Format: date-time */
            effective_at?: string;
            name: string;
            p10_minor?: number;
            p50_minor: number;
            p90_minor?: number;
            project_id: string;
            /** @enum {string} */
            purpose: "debt_service" | "payroll" | "tax" | "supplier" | "equipment" | "capex" | "other";
            tier: number;
            version: number;
        };
        DeskNotice: {
            about_id: string;
            /** @enum {string} */
            about_kind: "channel" | "provider" | "group";
            /** Format: date-time */
            ends_at?: string;
            evidence_sha256?: string;
            id: string;
            /** @enum {string} */
            kind: "maintenance" | "policy" | "regulator";
            /** Format: date-time */
            observed_at: string;
            /** Format: date-time */
            starts_at: string;
            words: string;
        };
        DeskNoticeView: {
            about_id: string;
            about_kind: string;
            ends_at: string | null;
            id: string;
            kind: string;
            observed_at: string;
            recorded_at: string;
            sequence: number;
            starts_at: string;
            words: string;
        };
        DeskObservation: {
            confidence_ppm?: number;
            /** Format: date-time */
            effective_at: string;
            evidence_sha256?: string;
            /** @enum {string} */
            field: "authorisation" | "availability" | "limit" | "limit_band" | "balance" | "obligation" | "next_due" | "score" | "inquiries" | "debt_share" | "causes" | "reasons" | "tasks" | "device" | "profile" | "attempt" | "raise_request" | "test_draw" | "application" | "offer" | "collateral" | "cash";
            id: string;
            /** Format: date-time */
            observed_at?: string;
            /** @enum {string} */
            source: "webhook" | "pull" | "csv" | "statement" | "borrower_report" | "desk_entry";
            subject_id: string;
            /** @enum {string} */
            subject_kind: "enrolment" | "facility" | "channel" | "project";
            value: unknown;
        };
        DeskObservationAnswer: {
            data: {
                detail?: string;
                id: string;
                /** @enum {string} */
                result: "recorded" | "repeated" | "id_reused" | "unknown_subject" | "not_of_subject" | "unconsented";
                sequence: number | null;
            }[];
        };
        DeskObservationBatch: {
            observations: components["schemas"]["DeskObservation"][];
        };
        DeskPeople: {
            data: components["schemas"]["DeskPerson"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        DeskPerson: {
            id: string;
            is_active: boolean;
            /** @enum {string} */
            kind: "person" | "key";
            may_approve: boolean;
            may_work: boolean;
            name: string;
            roles: string[];
        };
        DeskPicture: {
            as_of: string;
            channels: components["schemas"]["DeskChannelPicture"][];
            data: components["schemas"]["DeskProjectPicture"][];
            has_more: boolean;
            next_cursor: string | null;
            next_look_at: string;
        };
        DeskPlan: {
            approved: {
                approval_id: string;
                approved_by: string;
                asked_by: string;
                at: string;
                incident_id: string | null;
                reason: string;
            } | null;
            as_of: string;
            because: {
                code: string;
                text: components["schemas"]["Bilingual"];
            } | null;
            blocked: components["schemas"]["DeskBlockedLine"][];
            cap_cost: {
                concentration_ppm: number;
                extra_cost_minor: number;
                free_concentration_ppm: number;
                free_cost_minor: number;
                free_gap_peak_minor: number;
                max_ppm: number;
            } | null;
            cost: {
                commitment_minor: number;
                deferral_minor: number;
                existing_interest_minor: number;
                fees_minor: number;
                income_minor: number;
                interest_minor: number;
            };
            deferrals: {
                amount_minor: number;
                need_id: string;
                paid_on: string;
            }[];
            draws: components["schemas"]["DeskPlanDraw"][];
            ends_on: string;
            gap: components["schemas"]["DeskPlanGap"] | null;
            gap_reasons: components["schemas"]["DeskGapReason"][];
            horizon_weeks: number;
            ledger: {
                least_headroom_minor: number;
                ok: boolean;
            };
            made_at: string;
            made_by: string;
            /** @enum {string} */
            method: "optimised" | "rules";
            n_minus_one: components["schemas"]["DeskBookEntry"][];
            plan_id: string;
            prices: components["schemas"]["DeskPlanPrice"][];
            project_id: string;
            proof: {
                at_most_above_ppm: number | null;
                dual_residual: number;
                holds: boolean;
                primal_residual: number;
                relative_gap: number;
                scenarios: number;
                solver: string;
            } | null;
            repairs: components["schemas"]["DeskGapRepair"][];
            repayments: {
                amount_minor: number;
                facility_id: string;
                on: string;
            }[];
            replan_of: string | null;
            risk_weight_ppm: number;
            run: {
                input_hash: string;
                model_hash: string;
                plan_hash: string;
                solver_version: string;
                took_ms: number;
            } | null;
            scenarios_max: number;
            /** @enum {string} */
            state: "made" | "approved" | "superseded";
            superseded_by: string | null;
            total_cost_minor: number;
            weeks: {
                cash_minor: number;
                gap_minor: number;
                outstanding: {
                    amount_minor: number;
                    facility_id: string;
                }[];
                reserve_use_minor: number;
                starts_on: string;
            }[];
        };
        DeskPlanAsked: {
            approval_id: string;
            seen: string;
        };
        DeskPlanBook: {
            entries: components["schemas"]["DeskBookEntry"][];
            missing: boolean;
            weakest: components["schemas"]["DeskBookEntry"] | null;
        };
        DeskPlanCheck: {
            input_hash: string;
            input_is_same: boolean;
            plan_hash: string | null;
            plan_is_same: boolean | null;
        };
        DeskPlanCheckWish: {
            plan_id: string;
        };
        DeskPlanDifference: {
            act_on: string | null;
            draws: {
                after_minor: number;
                before_minor: number;
                facility_id: string;
                lands_on: string;
            }[];
            extra_cost_minor: number;
            first_gap_on: string | null;
            gap_peak_minor: number;
        };
        DeskPlanDraw: {
            amount_minor: number;
            facility_id: string;
            is_firm: boolean;
            lands_on: string;
            request_on: string;
        };
        DeskPlanGap: {
            first_on: string;
            peak_minor: number;
            peak_on: string;
            unpaid: {
                amount_minor: number;
                id: string;
                tier: number;
            }[];
            weeks: number;
        };
        DeskPlanHead: {
            approved: {
                approval_id: string;
                approved_by: string;
                asked_by: string;
                at: string;
                incident_id: string | null;
                reason: string;
            } | null;
            as_of: string;
            because: {
                code: string;
                text: components["schemas"]["Bilingual"];
            } | null;
            draws: components["schemas"]["DeskPlanDraw"][];
            ends_on: string;
            gap: components["schemas"]["DeskPlanGap"] | null;
            horizon_weeks: number;
            made_at: string;
            made_by: string;
            /** @enum {string} */
            method: "optimised" | "rules";
            plan_id: string;
            project_id: string;
            replan_of: string | null;
            risk_weight_ppm: number;
            scenarios_max: number;
            /** @enum {string} */
            state: "made" | "approved" | "superseded";
            superseded_by: string | null;
            total_cost_minor: number;
        };
        DeskPlanMaking: {
            plan_id: string;
            since: string;
            /** @constant */
            state: "making";
        };
        DeskPlannedFacility: {
            blocked: {
                [key: string]: string | null;
            };
            facility: components["schemas"]["DeskFacility"];
            group_ids: string[];
            provider_id: string | null;
            seen: components["schemas"]["DeskSeenValue"][];
        };
        DeskPlanningGround: {
            as_of: string;
            debts: components["schemas"]["DeskDebt"][];
            facilities: components["schemas"]["DeskPlannedFacility"][];
            needs: components["schemas"]["DeskNeed"][];
            project: components["schemas"]["DeskProject"];
            receipts: components["schemas"]["DeskReceipt"][];
            seen: components["schemas"]["DeskSeenValue"][];
            today: string;
        };
        DeskPlanPremiums: {
            data: {
                mean_minor: number;
                premium_minor: number;
                risk_weight_ppm: number;
                tail_minor: number;
            }[];
        };
        DeskPlanPrice: {
            binds: string[];
            easier_saves_minor: number;
            harder_costs_minor: number | null;
            id: string;
            kind: string;
            price_minor: number | null;
            substitute: {
                facility_id: string;
                rate_ppm: number;
            } | null;
        };
        DeskPlanPropose: {
            incident_id?: string;
            owner?: string;
            plan_id: string;
            reason: string;
        };
        DeskPlanRehearsal: {
            called?: string[];
            closed?: string[];
            groups?: string[];
            later?: {
                days: number;
                facility_id: string;
            }[];
            plan_id: string;
            providers?: string[];
        };
        DeskPlanRehearsed: {
            difference: components["schemas"]["DeskPlanDifference"];
            gap: components["schemas"]["DeskPlanGap"] | null;
            /** @enum {string} */
            method: "optimised" | "rules";
            slips: {
                amount_minor: number;
                due_on: string;
                name: string;
                need_id: string;
                paid_on: string | null;
                tier: number;
            }[];
        };
        DeskPlanWish: {
            horizon_weeks?: number;
            plan_id: string;
            risk_weight_ppm?: number;
            scenarios_max?: number;
        };
        DeskPlaybook: {
            contacts: {
                deputy?: string;
                person: string;
                role: string;
            }[];
            effective_at: string;
            ended_at: string | null;
            exit: string;
            id: string;
            level: number;
            masked: string[];
            messages: {
                board?: string;
                borrower?: string;
                lender?: string;
                supplier?: string;
            };
            name: string;
            project_id?: string;
            recorded_at: string;
            review_by: string;
            sources: {
                amount_minor: number;
                facility_id: string;
                precondition?: string;
                purposes: ("debt_service" | "payroll" | "tax" | "supplier" | "equipment" | "capex" | "other")[];
            }[];
            triggers: ("several_groups" | "gap_at_hand" | "debt_service_at_risk" | "confirmed_and_gap_near" | "reserve_below_floor" | "systemic_likely" | "one_loss_away" | "borrower_red" | "line_impaired")[];
            version: number;
        };
        DeskPlaybookBoard: {
            as_of: string;
            levels: {
                approvers: number;
                authority: components["schemas"]["Bilingual"];
                exit: components["schemas"]["Bilingual"];
                level: number;
                name: components["schemas"]["Bilingual"];
                playbooks: {
                    called_by: string[];
                    contacts: {
                        deputy: string | null;
                        person: string;
                        role: string;
                    }[];
                    drill_due_on: string | null;
                    drilled_on: string | null;
                    exit: string;
                    gaps: ("no-trigger" | "no-contact" | "contact-without-deputy" | "contact-gone" | "no-source" | "source-without-purpose" | "source-not-open" | "no-message-borrower" | "no-message-supplier" | "no-message-lender" | "no-message-board" | "no-exit" | "review-overdue" | "drill-overdue")[];
                    id: string;
                    level: number;
                    messages: {
                        /** @enum {string} */
                        audience: "borrower" | "supplier" | "lender" | "board";
                        words: string;
                    }[];
                    name: string;
                    project_id: string | null;
                    review_by: string;
                    sources: {
                        amount_minor: number;
                        currency: string;
                        facility_id: string;
                        lead_days: number | null;
                        precondition: string | null;
                        purposes: string[];
                    }[];
                    triggers: {
                        trigger: string;
                        words: components["schemas"]["Bilingual"];
                    }[];
                    version: number;
                }[];
                triggers: {
                    trigger: string;
                    words: components["schemas"]["Bilingual"];
                }[];
            }[];
            projects: {
                level: number | null;
                level_name: components["schemas"]["Bilingual"];
                name: string;
                project_id: string;
            }[];
        };
        DeskPlaybookWish: {
            contacts: {
                deputy?: string;
                person: string;
                role: string;
            }[];
            /** Format: date-time */
            effective_at?: string;
            exit: string;
            level: number;
            messages: {
                board?: string;
                borrower?: string;
                lender?: string;
                supplier?: string;
            };
            name: string;
            project_id?: string;
            review_by: string;
            sources: {
                amount_minor: number;
                facility_id: string;
                precondition?: string;
                purposes: ("debt_service" | "payroll" | "tax" | "supplier" | "equipment" | "capex" | "other")[];
            }[];
            triggers: ("several_groups" | "gap_at_hand" | "debt_service_at_risk" | "confirmed_and_gap_near" | "reserve_below_floor" | "systemic_likely" | "one_loss_away" | "borrower_red" | "line_impaired")[];
            version: number;
        };
        DeskPostMortem: {
            found: string | null;
            minutes: {
                opened: number | null;
                over: number | null;
                switched: number | null;
                taken: number | null;
            };
            recoveries: {
                open: number;
                refused: number;
                restored: number;
            };
            reviews: {
                actor: string;
                at: string;
                lessons: string;
                tasks: string[];
            }[];
            tasks: {
                done: number;
                dropped: number;
                late: number;
            };
            told: string | null;
            told_ppm: number | null;
            verdict: ("real" | "false") | null;
        };
        DeskProbe: {
            answers: string[];
            bits: number;
            minutes: number;
            probe: string;
            words: components["schemas"]["Bilingual"];
        };
        DeskProcess: {
            as_of: string;
            table: components["schemas"]["DeskReportTable"];
            zone: string;
        };
        DeskProject: {
            currency: string;
            effective_at: string;
            ended_at: string | null;
            ends_on: string;
            equity_minor: number;
            id: string;
            masked: string[];
            name: string;
            policy: components["schemas"]["DeskApprovedPolicy"] | null;
            recorded_at: string;
            reserve_target_minor: number;
            starts_on: string;
            /** @enum {string} */
            state: "draft" | "active" | "stressed" | "closed";
            version: number;
        };
        DeskProjectPicture: {
            covenants: components["schemas"]["DeskCovenant"][];
            currency: string;
            forecast: components["schemas"]["DeskForecastWeek"][] | null;
            level: components["schemas"]["DeskLevel"];
            lines: components["schemas"]["DeskLinePicture"][];
            measures: components["schemas"]["DeskMeasure"][];
            open_incidents: string[];
            project_id: string;
            warnings: {
                band: ("normal" | "amber" | "red") | null;
                indicator: string;
            }[];
        };
        DeskProjectWish: {
            currency: string;
            /** Format: date-time */
            effective_at?: string;
            ends_on: string;
            equity_minor: number;
            name: string;
            reserve_target_minor: number;
            starts_on: string;
            /** @enum {string} */
            state: "draft" | "active" | "stressed" | "closed";
            version: number;
        };
        DeskProvider: {
            effective_at: string;
            ended_at: string | null;
            group_ids: string[];
            id: string;
            /** @enum {string} */
            kind: "platform" | "bank" | "scf_core" | "factor" | "other";
            masked: string[];
            name: string;
            recorded_at: string;
            version: number;
        };
        DeskProviderWish: {
            /** Format: date-time */
            effective_at?: string;
            group_ids: string[];
            /** @enum {string} */
            kind: "platform" | "bank" | "scf_core" | "factor" | "other";
            name: string;
            version: number;
        };
        DeskReadBy: {
            profile: {
                id: string;
                version: number;
            } | null;
            /** @enum {string} */
            source: "camt053" | "mt940" | "csv";
        };
        DeskReceipt: {
            confirmed: boolean;
            currency: string;
            debtor: string;
            dilution_ppm: number;
            due_on: string;
            effective_at: string;
            ended_at: string | null;
            id: string;
            masked: string[];
            p10_minor?: number;
            p50_minor: number;
            p90_minor?: number;
            pledged_to?: string;
            project_id: string;
            recorded_at: string;
            version: number;
        };
        DeskReceiptWish: {
            confirmed: boolean;
            currency: string;
            debtor: string;
            dilution_ppm: number;
            due_on: string;
            /** Format: date-time */
            effective_at?: string;
            p10_minor?: number;
            p50_minor: number;
            p90_minor?: number;
            pledged_to?: string;
            project_id: string;
            version: number;
        };
        DeskRecovery: {
            assignee: string;
            cause: ("individual" | "policy" | "regulatory" | "maintenance" | "technical") | null;
            cause_found: string | null;
            documents: {
                handed_in_at: string | null;
                name: string;
            }[];
            id: string;
            incident_id: string | null;
            is_hidden: boolean;
            is_late: boolean;
            label: string;
            messages: {
                actor: string;
                documents: string[];
                evidence_sha256: string | null;
                from: string;
                message_id: string;
                said_at: string;
                told_at: string;
                way: string;
                words: string;
            }[];
            moves: {
                actor: string;
                at: string;
                evidence_sha256: string | null;
                note: string | null;
                state: string;
            }[];
            /** @enum {string} */
            next: "hand_in" | "file" | "wait" | "look" | "observe" | "confirm_restored" | "restricted_again" | "over";
            next_check_on: string;
            observed_days_left: number | null;
            observed_until: string | null;
            opened_at: string;
            opened_by: string;
            /** @enum {string} */
            route: "app" | "hotline" | "branch" | "account_manager" | "written_appeal" | "complaint";
            /** @enum {string} */
            state: "preparing" | "filed" | "observing" | "restored" | "refused" | "withdrawn";
            subject: {
                id: string;
                /** @enum {string} */
                kind: "enrolment" | "facility";
            };
            ticket: string | null;
            trouble: ("device" | "profile" | "score" | "overdue" | "utilisation" | "applications" | "employer" | "policy" | "rule" | "outage" | "data") | null;
        };
        DeskRecoveryEvidence: {
            as_of: string;
            attached_at: string;
            attached_by: string;
            currency: string;
            id: string;
            incident_id: string;
            months: {
                due_debt_minor: number;
                evidence_sha256: string;
                inflow_minor: number;
                month: string;
                outflow_minor: number;
                source: string;
            }[];
            passed_on: {
                at: string;
                by: string;
                recovery_id: string;
            }[];
            project: string;
            project_id: string;
            sha256: string;
            trend: components["schemas"]["DeskCashFlowTrend"];
        };
        DeskRecoveryEvidenceList: {
            data: components["schemas"]["DeskRecoveryEvidence"][];
        };
        DeskRecoveryGuides: {
            data: {
                /** @enum {string} */
                cause: "individual" | "policy" | "regulatory" | "maintenance" | "technical";
                guides: {
                    documents: components["schemas"]["Bilingual"][];
                    how: components["schemas"]["Bilingual"];
                    name: components["schemas"]["Bilingual"];
                    observed_days: number;
                    /** @enum {string} */
                    route: "app" | "hotline" | "branch" | "account_manager" | "written_appeal" | "complaint";
                    /** @enum {string} */
                    trouble: "device" | "profile" | "score" | "overdue" | "utilisation" | "applications" | "employer" | "policy" | "rule" | "outage" | "data";
                }[];
                label: string;
                recovery_id: string | null;
                subject: {
                    id: string;
                    /** @enum {string} */
                    kind: "enrolment" | "facility";
                };
            }[];
        };
        DeskRecoveryMove: {
            /** @enum {string} */
            cause_found?: "individual" | "policy" | "regulatory" | "maintenance" | "technical" | "undetermined";
            evidence_sha256?: string;
            id: string;
            next_check_on?: string;
            note: string;
            observed_days?: number;
            /** @enum {string} */
            state: "filed" | "observing" | "restored" | "refused" | "withdrawn";
            ticket?: string;
        };
        DeskRecoveryNote: {
            documents?: string[];
            evidence_sha256?: string;
            /** @enum {string} */
            from: "desk" | "borrower" | "lender";
            id: string;
            message_id: string;
            /** Format: date-time */
            said_at: string;
            /** @enum {string} */
            way: "app" | "call" | "letter" | "meeting" | "message";
            words: string;
        };
        DeskRecoveryWish: {
            assignee: string;
            /** @enum {string} */
            cause: "individual" | "policy" | "regulatory" | "maintenance" | "technical";
            documents: string[];
            id: string;
            incident_id?: string;
            next_check_on: string;
            /** @enum {string} */
            route: "app" | "hotline" | "branch" | "account_manager" | "written_appeal" | "complaint";
            subject: {
                id: string;
                /** @enum {string} */
                kind: "enrolment" | "facility";
            };
            /** @enum {string} */
            trouble: "device" | "profile" | "score" | "overdue" | "utilisation" | "applications" | "employer" | "policy" | "rule" | "outage" | "data";
        };
        DeskRelation: {
            contact: string;
            effective_at: string;
            ended_at: string | null;
            every_days?: number;
            id: string;
            masked: string[];
            next_contact_on: string;
            note?: string;
            provider_id: string;
            recorded_at: string;
            version: number;
        };
        DeskRelationWish: {
            contact: string;
            /** Format: date-time */
            effective_at?: string;
            every_days?: number;
            next_contact_on: string;
            note?: string;
            provider_id: string;
            version: number;
        };
        DeskReminder: {
            due_on: string | null;
            id: string;
            /** @enum {string} */
            kind: "contact" | "role" | "training" | "service" | "guidance";
            label: string;
            /** @enum {string} */
            state: "overdue" | "soon";
        };
        DeskReminders: {
            as_of: string;
            data: components["schemas"]["DeskReminder"][];
            today: string;
            total: number;
        };
        DeskReplan: {
            called?: string[];
            closed?: string[];
            groups?: string[];
            new_plan_id: string;
            plan_id: string;
            providers?: string[];
        };
        DeskReplanned: {
            difference: components["schemas"]["DeskPlanDifference"];
            entry: components["schemas"]["DeskBookEntry"] | null;
            plan: components["schemas"]["DeskPlan"];
        };
        DeskReportTable: {
            columns: {
                id: string;
                /** @enum {string} */
                kind: "text" | "count" | "money" | "ppm" | "milli" | "permille" | "minutes" | "at" | "day" | "people";
                label: components["schemas"]["Bilingual"];
            }[];
            from: components["schemas"]["Bilingual"];
            id: string;
            rows: (string | number | null | {
                amount_minor: number;
                currency: string;
            } | components["schemas"]["Bilingual"])[][];
            title: components["schemas"]["Bilingual"];
        };
        DeskScreening: {
            bands: {
                /** @enum {string} */
                ability?: "normal" | "amber" | "red";
                /** @enum {string} */
                applications?: "normal" | "amber" | "red";
                /** @enum {string} */
                identity?: "normal" | "amber" | "red";
                /** @enum {string} */
                inquiries?: "normal" | "amber" | "red";
                /** @enum {string} */
                overdue?: "normal" | "amber" | "red";
                /** @enum {string} */
                profile?: "normal" | "amber" | "red";
                /** @enum {string} */
                record?: "normal" | "amber" | "red";
                /** @enum {string} */
                utilisation?: "normal" | "amber" | "red";
            };
            borrower_id: string;
            effective_at: string;
            ended_at: string | null;
            id: string;
            masked: string[];
            project_id: string;
            recorded_at: string;
            screened_on: string;
            told_on?: string;
            version: number;
        };
        DeskScreeningAsked: {
            borrower_id: string;
            id: string;
            project_id: string;
            values: {
                applications_28d?: number;
                id_expires_on?: string;
                inquiries_3m?: number;
                monthly_debt_service_minor?: number;
                monthly_income_minor?: number;
                overdue_days?: number;
                profile_matches?: boolean;
                utilisation_ppm?: number;
                worst_overdue_days_12m?: number;
            };
        };
        DeskScreeningKept: {
            repeated: boolean;
            screening: components["schemas"]["DeskScreeningView"];
        };
        DeskScreeningPage: {
            data: components["schemas"]["DeskScreeningView"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        DeskScreeningStanding: {
            joined_because: string | null;
            screened_on: string | null;
            screening_id: string | null;
            /** @enum {string} */
            state: "fit" | "fit_with_conditions" | "not_yet" | "cannot_tell" | "none" | "hidden";
            words: components["schemas"]["Bilingual"];
        };
        DeskScreeningView: {
            borrower_id: string;
            findings: {
                band: ("normal" | "amber" | "red") | null;
                /** @enum {string} */
                criterion: "overdue" | "record" | "ability" | "applications" | "inquiries" | "utilisation" | "identity" | "profile";
                how: components["schemas"]["Bilingual"];
                name: components["schemas"]["Bilingual"];
                /** @enum {string} */
                result: "met" | "not_met" | "unknown";
                result_words: components["schemas"]["Bilingual"];
            }[] | null;
            first: {
                /** @enum {string} */
                criterion: "overdue" | "record" | "ability" | "applications" | "inquiries" | "utilisation" | "identity" | "profile";
                name: components["schemas"]["Bilingual"];
            }[];
            label: string;
            project_id: string;
            recommendation: ("fit" | "fit_with_conditions" | "not_yet" | "cannot_tell") | null;
            screened_by: string;
            screened_on: string;
            screening_id: string;
            told: components["schemas"]["Bilingual"][];
            told_on: string | null;
            words: components["schemas"]["Bilingual"] | null;
        };
        DeskScreeningWish: {
            bands: {
                /** @enum {string} */
                ability?: "normal" | "amber" | "red";
                /** @enum {string} */
                applications?: "normal" | "amber" | "red";
                /** @enum {string} */
                identity?: "normal" | "amber" | "red";
                /** @enum {string} */
                inquiries?: "normal" | "amber" | "red";
                /** @enum {string} */
                overdue?: "normal" | "amber" | "red";
                /** @enum {string} */
                profile?: "normal" | "amber" | "red";
                /** @enum {string} */
                record?: "normal" | "amber" | "red";
                /** @enum {string} */
                utilisation?: "normal" | "amber" | "red";
            };
            borrower_id: string;
            /** Format: date-time */
            effective_at?: string;
            project_id: string;
            screened_on: string;
            told_on?: string;
            version: number;
        };
        DeskSeenList: {
            data: components["schemas"]["DeskSeenValue"][];
            hidden: number;
        };
        DeskSeenValue: {
            confidence_ppm: number | null;
            effective_at: string;
            evidence_sha256: string | null;
            /** @enum {string} */
            field: "authorisation" | "availability" | "limit" | "limit_band" | "balance" | "obligation" | "next_due" | "score" | "inquiries" | "debt_share" | "causes" | "reasons" | "tasks" | "device" | "profile" | "attempt" | "raise_request" | "test_draw" | "application" | "offer" | "collateral" | "cash";
            id: string;
            lag_seconds: number;
            observed_at: string;
            recorded_at: string;
            sequence: number;
            /** @enum {string} */
            source: "webhook" | "pull" | "csv" | "statement" | "borrower_report" | "desk_entry";
            value: unknown;
        };
        DeskServiceCheck: {
            checked_by: string;
            checked_on: string;
            effective_at: string;
            ended_at: string | null;
            id: string;
            masked: string[];
            next_check_on: string;
            recorded_at: string;
            /** @enum {string} */
            result: "valid" | "not_found" | "revoked";
            service_provider_id: string;
            valid_until?: string;
            version: number;
            where: string;
        };
        DeskServiceCheckWish: {
            checked_by: string;
            checked_on: string;
            /** Format: date-time */
            effective_at?: string;
            next_check_on: string;
            /** @enum {string} */
            result: "valid" | "not_found" | "revoked";
            service_provider_id: string;
            valid_until?: string;
            version: number;
            where: string;
        };
        DeskServiceComplaint: {
            /** @enum {string} */
            about: "upfront_fee" | "promised_limit" | "unauthorised" | "quality" | "other";
            closed_on?: string;
            effective_at: string;
            ended_at: string | null;
            id: string;
            made_on: string;
            masked: string[];
            outcome?: string;
            recorded_at: string;
            service_provider_id: string;
            version: number;
            words: string;
        };
        DeskServiceComplaintWish: {
            /** @enum {string} */
            about: "upfront_fee" | "promised_limit" | "unauthorised" | "quality" | "other";
            closed_on?: string;
            /** Format: date-time */
            effective_at?: string;
            made_on: string;
            outcome?: string;
            service_provider_id: string;
            version: number;
            words: string;
        };
        DeskServiceProvider: {
            /** @enum {string} */
            choice?: "open" | "suspended" | "refused";
            choice_reason?: string;
            effective_at: string;
            ended_at: string | null;
            id: string;
            /** @enum {string} */
            kind: "legal" | "accounting" | "appraisal" | "guarantee" | "credit_advice" | "other";
            masked: string[];
            name: string;
            note?: string;
            recorded_at: string;
            registration: string;
            valid_until: string;
            version: number;
        };
        DeskServiceProviderWish: {
            /** @enum {string} */
            choice?: "open" | "suspended" | "refused";
            choice_reason?: string;
            /** Format: date-time */
            effective_at?: string;
            /** @enum {string} */
            kind: "legal" | "accounting" | "appraisal" | "guarantee" | "credit_advice" | "other";
            name: string;
            note?: string;
            registration: string;
            valid_until: string;
            version: number;
        };
        DeskServiceStanding: {
            checks: {
                checked_by: string;
                checked_on: string;
                id: string;
                /** @enum {string} */
                result: "valid" | "not_found" | "revoked";
                where: string;
            }[];
            /** @enum {string} */
            choice: "open" | "suspended" | "refused";
            choice_reason: string | null;
            complaints: {
                /** @enum {string} */
                about: "upfront_fee" | "promised_limit" | "unauthorised" | "quality" | "other";
                closed_on: string | null;
                id: string;
                made_on: string;
                outcome: string | null;
                version: number;
                words: string;
            }[];
            engagements: {
                /** @enum {string} */
                fee: "none" | "after_service" | "by_stage";
                from_on: string;
                id: string;
                project_id: string | null;
                purpose: string;
            }[];
            kind: string;
            licence_until: string;
            may_be_chosen: boolean;
            name: string;
            next_check_on: string | null;
            note: string | null;
            reasons: ("refused" | "suspended" | "warning_complaint" | "check_failed" | "licence_expired" | "not_checked" | "check_overdue" | "check_soon" | "licence_soon" | "complaint_open")[];
            registered_until: string;
            registration: string;
            service_provider_id: string;
            /** @enum {string} */
            state: "refused" | "check_due" | "usable";
            version: number;
        };
        DeskServiceStandingPage: {
            as_of: string;
            data: components["schemas"]["DeskServiceStanding"][];
            has_more: boolean;
            next_cursor: string | null;
            today: string;
        };
        DeskStandings: {
            as_of: string;
            data: components["schemas"]["DeskLineStanding"][];
            off_board: number;
        };
        DeskStatement: {
            account_end: string;
            assigned: number;
            brought_by: string;
            currency: string;
            entries: number;
            fault_codes: string[];
            file_sha256: string;
            from: string;
            matches: number;
            read_by: components["schemas"]["DeskReadBy"] | null;
            recorded_at: string;
            set_aside: number;
            /** @enum {string} */
            state: "new" | "taken" | "quarantined" | "waits" | "earlier" | "repeated" | "undone";
            statement_id: string;
            to: string;
        };
        DeskStatementAnswer: {
            fault_count: number;
            faults: {
                code: string;
                line: number | null;
                path: string;
                text: components["schemas"]["Bilingual"];
            }[];
            file_sha256: string;
            /** @enum {string} */
            state: "previewed" | "taken" | "quarantined";
            statements: components["schemas"]["DeskStatementRead"][];
        };
        DeskStatementEntry: {
            amount_minor: number;
            booked_on: string;
            currency: string;
            difference_minor: number | null;
            /** @enum {string} */
            direction: "credit" | "debit" | "neutral";
            entry_key: string;
            line: number | null;
            path: string;
            reason: string | null;
            said_at: string | null;
            said_by: string | null;
            /** @enum {string} */
            state: "open" | "assigned" | "set_aside";
            statement_id: string;
            task_id: string | null;
            /** @enum {string} */
            why: "several" | "amount-and-day" | "named-otherwise" | "nothing-expected";
        };
        DeskStatementRead: {
            account_end: string;
            closing_minor: number | null;
            currency: string;
            entries: number;
            from: string;
            matches: {
                amount_minor: number;
                booked_on: string;
                difference_minor: number;
                entry_key: string;
                /** @enum {string} */
                evidence: "reference" | "party";
                task_id: string;
            }[];
            number: string | null;
            open: {
                amount_minor: number;
                booked_on: string;
                /** @enum {string} */
                direction: "credit" | "debit" | "neutral";
                entry_key: string;
                task_ids: string[];
                /** @enum {string} */
                why: "several" | "amount-and-day" | "named-otherwise" | "nothing-expected";
            }[];
            opening_minor: number | null;
            read_by: components["schemas"]["DeskReadBy"];
            /** @enum {string} */
            state: "new" | "taken" | "quarantined" | "waits" | "earlier" | "repeated" | "undone";
            statement_id: string;
            to: string;
            why: components["schemas"]["Bilingual"] | null;
        };
        DeskStatementUndo: {
            reason: string;
            statement_id: string;
        };
        DeskStatementUndone: {
            entries: number;
            repeated: boolean;
            statement_id: string;
        };
        DeskStreamedFact: {
            effective_at: string;
            id: string;
            kind: string;
            recorded_at: string;
            sequence: number;
            type: string;
        };
        DeskSwitch: {
            first_seen_at: string;
            funds_at: string | null;
            incident_id: string | null;
            minutes: number | null;
            plan_id: string;
            steps: {
                assignee: string;
                done_at: string | null;
                due_at: string;
                kind: string;
                matched: {
                    booked_on: string;
                    entry_key: string;
                    evidence: string;
                    statement_id: string;
                } | null;
                state: string;
                step: number;
                task_id: string;
                words: string;
            }[];
        };
        DeskTask: {
            assignee: string;
            drill_id?: string;
            /** Format: date-time */
            due_at: string;
            expects?: components["schemas"]["DeskExpectedMove"];
            id: string;
            incident_id?: string;
            is_late: boolean;
            /** @enum {string} */
            kind: "call" | "draw" | "repay" | "appeal" | "update_profile" | "collect_evidence" | "apply" | "confirm" | "reevaluate";
            moves: {
                actor: string;
                at: string;
                evidence_sha256: string | null;
                note: string | null;
                state: string;
            }[];
            opened_at: string;
            opened_by: string;
            plan_id?: string;
            /** @enum {string} */
            state: "open" | "doing" | "done" | "dropped";
            step?: number;
            subject?: {
                id: string;
                /** @enum {string} */
                kind: "project" | "need" | "group" | "provider" | "channel" | "borrower" | "consent" | "facility" | "receipt" | "enrolment" | "screening" | "guidance" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            };
            words: string;
        };
        DeskTaskMove: {
            evidence_sha256?: string;
            id: string;
            note: string;
            /** @enum {string} */
            state: "open" | "doing" | "done" | "dropped";
        };
        DeskTaskWish: {
            assignee: string;
            drill_id?: string;
            /** Format: date-time */
            due_at: string;
            expects?: components["schemas"]["DeskExpectedMove"];
            id: string;
            incident_id?: string;
            /** @enum {string} */
            kind: "call" | "draw" | "repay" | "appeal" | "update_profile" | "collect_evidence" | "apply" | "confirm" | "reevaluate";
            plan_id?: string;
            step?: number;
            subject?: {
                id: string;
                /** @enum {string} */
                kind: "project" | "need" | "group" | "provider" | "channel" | "borrower" | "consent" | "facility" | "receipt" | "enrolment" | "screening" | "guidance" | "enterprise_cash_flow" | "debt" | "relation" | "contact" | "training" | "service_provider" | "playbook" | "service_check" | "service_complaint" | "engagement";
            };
            words: string;
        };
        DeskTraining: {
            attendees: number;
            /** @enum {string} */
            audience: "finance_staff" | "management" | "borrowers";
            effective_at: string;
            ended_at: string | null;
            held_on: string;
            id: string;
            masked: string[];
            material_sha256?: string;
            minutes: number;
            recorded_at: string;
            topic: string;
            valid_months?: number;
            version: number;
        };
        DeskTrainingPage: {
            as_of: string;
            data: components["schemas"]["DeskTrainingValid"][];
            has_more: boolean;
            next_cursor: string | null;
            roles: {
                role: string;
                /** @enum {string} */
                state: "trained" | "soon" | "lacking";
                until: string | null;
            }[];
            today: string;
        };
        DeskTrainingValid: {
            attendees: number;
            /** @enum {string} */
            audience: "finance_staff" | "management" | "borrowers";
            held_on: string;
            material_sha256: string | null;
            minutes: number;
            /** @enum {string} */
            state: "expired" | "soon" | "unstated" | "planned" | "valid" | "replaced";
            topic: string;
            training_id: string;
            valid_months: number | null;
            valid_until: string | null;
            version: number;
        };
        DeskTrainingWish: {
            attendees: number;
            /** @enum {string} */
            audience: "finance_staff" | "management" | "borrowers";
            /** Format: date-time */
            effective_at?: string;
            held_on: string;
            material_sha256?: string;
            minutes: number;
            topic: string;
            valid_months?: number;
            version: number;
        };
        DeskTuningWish: {
            amber?: {
                and?: string;
                /** @enum {string} */
                is: "above" | "at_least" | "below" | "at_most";
                mark: number;
                of: string;
            }[];
            amber_for_minutes?: number;
            clear_minutes?: number;
            reason: string;
            red?: {
                and?: string;
                /** @enum {string} */
                is: "above" | "at_least" | "below" | "at_most";
                mark: number;
                of: string;
            }[];
            red_for_minutes?: number;
        };
        DeskWarning: {
            /** @enum {string} */
            band: "normal" | "amber" | "red";
            changes: {
                at: string;
                /** @enum {string} */
                from: "normal" | "amber" | "red";
                /** @enum {string} */
                to: "normal" | "amber" | "red";
            }[];
            indicator: string;
            readings: {
                at: string;
                band: ("normal" | "amber" | "red") | null;
                values: {
                    [key: string]: number | null;
                };
            }[];
            reads: ("normal" | "amber" | "red") | null;
            since: string | null;
            subject: string;
            values: {
                [key: string]: number | null;
            };
        };
        DeskWarnings: {
            as_of: string;
            data: components["schemas"]["DeskWarning"][];
            has_more: boolean;
            indicators: components["schemas"]["DeskIndicator"][];
            ledger: {
                lead_ms: number | null;
                missed: {
                    high_permille: number | null;
                    low_permille: number | null;
                    of: number;
                    permille: number | null;
                };
                misses: string[];
                rows: {
                    false_alarms: number;
                    indicator: string;
                    open: number;
                    precision: {
                        high_permille: number | null;
                        low_permille: number | null;
                        of: number;
                        permille: number | null;
                    };
                    raised: number;
                }[];
            };
            next_cursor: string | null;
        };
        DeskWebhookTaken: {
            /** @enum {string} */
            result: "taken" | "repeated" | "subject_unknown";
        };
        /** @enum {string} */
        DocumentKind: "quote-cost" | "drawdown-cost" | "loan-contract" | "loan-note" | "monthly-statement" | "settlement-letter";
        DocumentList: {
            data: components["schemas"]["DocumentRow"][];
            has_more: boolean;
        };
        DocumentRow: {
            as_of: string;
            kind: components["schemas"]["DocumentKind"];
            path: string;
            sequence: number;
            stored: {
                /** @enum {string} */
                language: "zh" | "en";
                made_at: string;
                sha256: string;
            }[];
            subject: string;
        };
        DrawdownDetail: {
            amount_minor: number;
            borrower_id: string;
            currency: string | null;
            day_rate: number | null;
            decided_at: string;
            decided_by_sequence: number;
            decline_code: string | null;
            drawdown_id: string;
            ended_at: string | null;
            failure: string | null;
            loan_id: string | null;
            method: components["schemas"]["RepaymentMethod"] | null;
            purpose: string | null;
            reasons: components["schemas"]["ExplainedReason"][];
            sequence: number;
            state: components["schemas"]["DrawdownState"];
            tenor_months: number | null;
            terms: components["schemas"]["LoanTerms"] | null;
        };
        DrawdownList: {
            data: components["schemas"]["DrawdownRow"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        DrawdownRow: {
            amount_minor: number;
            borrower_id: string;
            currency: string | null;
            day_rate: number | null;
            decided_at: string;
            decided_by_sequence: number;
            decline_code: string | null;
            drawdown_id: string;
            ended_at: string | null;
            failure: string | null;
            loan_id: string | null;
            method: components["schemas"]["RepaymentMethod"] | null;
            purpose: string | null;
            reasons: string[];
            sequence: number;
            state: components["schemas"]["DrawdownState"];
            tenor_months: number | null;
        };
        /** @enum {string} */
        DrawdownState: "pending" | "approved" | "declined" | "disbursed" | "failed";
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
            type: "fairline.borrower-registered.v1" | "fairline.profile-changed.v1" | "fairline.identity-verified.v1" | "fairline.identity-failed.v1" | "fairline.reverification-requested.v1" | "fairline.bureau-identity-reported.v1" | "fairline.identity-document-reported.v1" | "fairline.bank-card-bound.v1" | "fairline.bank-card-failed.v1" | "fairline.incapacity-reported.v1" | "fairline.incapacity-cleared.v1" | "fairline.consent-granted.v1" | "fairline.consent-withdrawn.v1" | "fairline.desk-consent-granted.v1" | "fairline.desk-consent-withdrawn.v1" | "fairline.deletion-requested.v1" | "fairline.deletion-withdrawn.v1" | "fairline.automated-decision-refused.v1" | "fairline.personal-data-erased.v1" | "fairline.personal-data-revealed.v1" | "fairline.document-revealed.v1" | "fairline.session-started.v1" | "fairline.session-started.v2" | "fairline.session-ended.v1" | "fairline.authentication-failed.v1" | "fairline.device-trusted.v1" | "fairline.device-untrusted.v1" | "fairline.takeover-suspected.v1" | "fairline.takeover-cleared.v1" | "fairline.fraud-link-reported.v1" | "fairline.fraud-link-cleared.v1" | "fairline.score-updated.v1" | "fairline.delinquency-elsewhere-reported.v1" | "fairline.debt-statement-received.v1" | "fairline.credit-inquiry-recorded.v1" | "fairline.credit-file-reported.v1" | "fairline.judgment-reported.v1" | "fairline.judgment-settled.v1" | "fairline.linked-product-changed.v1" | "fairline.income-statement-received.v1" | "fairline.business-statement-received.v1" | "fairline.employment-reported.v1" | "fairline.transaction-recorded.v1" | "fairline.proceeds-use-reported.v1" | "fairline.terms-breach-reported.v1" | "fairline.terms-breach-cleared.v1" | "fairline.application-submitted.v1" | "fairline.application-withdrawn.v1" | "fairline.application-reviewed.v1" | "fairline.inquiry-failed.v1" | "fairline.offer-accepted.v1" | "fairline.quote-requested.v1" | "fairline.drawdown-requested.v1" | "fairline.drawdown-disbursed.v1" | "fairline.disbursement-failed.v1" | "fairline.instalment-due.v1" | "fairline.instalment-paid.v1" | "fairline.instalment-missed.v1" | "fairline.loan-charged-off.v1" | "fairline.relief-granted.v1" | "fairline.misuse-found.v1" | "fairline.misuse-cleared.v1" | "fairline.repayment-posted.v1" | "fairline.repayment-reversed.v1" | "fairline.line-imported.v1" | "fairline.statement-issued.v1" | "fairline.increase-requested.v1" | "fairline.limit-proposed.v1" | "fairline.limit-accepted.v1" | "fairline.temporary-limit-granted.v1" | "fairline.closure-requested.v1" | "fairline.reopening-requested.v1" | "fairline.commitment-made.v1" | "fairline.explanation-submitted.v1" | "fairline.document-requested.v1" | "fairline.document-submitted.v1" | "fairline.document-checked.v1" | "fairline.appeal-submitted.v1" | "fairline.appeal-decided.v1" | "fairline.way-back-given.v1" | "fairline.manual-review-decided.v1" | "fairline.case-opened.v1" | "fairline.case-assigned.v1" | "fairline.case-noted.v1" | "fairline.case-escalated.v1" | "fairline.case-extended.v1" | "fairline.case-closed.v1" | "fairline.anti-fraud-measure-ordered.v1" | "fairline.anti-fraud-measure-lifted.v1" | "fairline.due-diligence-requested.v1" | "fairline.due-diligence-completed.v1" | "fairline.judicial-freeze-ordered.v1" | "fairline.judicial-freeze-lifted.v1" | "fairline.technical-failure-reported.v1" | "fairline.clock-ticked.v1" | "fairline.operator-note-recorded.v1" | "fairline.operator-error-recorded.v1" | "fairline.incident-opened.v1" | "fairline.incident-closed.v1" | "fairline.maintenance-scheduled.v1" | "fairline.maintenance-started.v1" | "fairline.maintenance-ended.v1" | "fairline.source-unavailable.v1" | "fairline.source-restored.v1" | "fairline.funder-limit-changed.v1" | "fairline.regulator-order-issued.v1" | "fairline.regulator-order-lifted.v1" | "fairline.minimum-client-version-changed.v1" | "fairline.payment-unmatched.v1" | "fairline.payment-resolved.v1" | "fairline.bulk-correction-proposed.v1" | "fairline.bulk-correction-released.v1" | "fairline.bulk-correction-withdrawn.v1" | "fairline.bulk-correction-completed.v1";
        };
        ExpandedBorrower: {
            as_of: string;
            banners: components["schemas"]["Banner"][];
            behaviour_score: number | null;
            grade: string | null;
            holds: components["schemas"]["Hold"][];
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
        /** @enum {string} */
        FiveTierClass: "normal" | "special_mention" | "substandard" | "doubtful" | "loss";
        FlowMeasures: {
            abandon_days: number;
            data: {
                begun: number;
                days: {
                    begun: number;
                    date: string;
                    finished: number;
                    gave_up: number;
                }[];
                ended: number;
                finished: number;
                flow: string;
                gave_up: number;
                steps: {
                    /** @enum {string} */
                    by: "borrower" | "us";
                    done: number;
                    ended: number;
                    erred: components["schemas"]["MeasuredShare"];
                    failures: number;
                    gave_up: components["schemas"]["MeasuredShare"];
                    half_ms: number | null;
                    most_ms: number | null;
                    started: number;
                    step: string;
                    waiting: number;
                }[];
                under_way: number;
            }[];
            definitions: {
                term: components["schemas"]["Bilingual"];
                text: components["schemas"]["Bilingual"];
            }[];
            from: string;
            is_partial: boolean;
            previous: {
                begun: number;
                ended: number;
                finished: number;
                flow: string;
                gave_up: number;
                steps: {
                    /** @enum {string} */
                    by: "borrower" | "us";
                    done: number;
                    ended: number;
                    erred: components["schemas"]["MeasuredShare"];
                    failures: number;
                    gave_up: components["schemas"]["MeasuredShare"];
                    half_ms: number | null;
                    most_ms: number | null;
                    started: number;
                    step: string;
                    waiting: number;
                }[];
                under_way: number;
            }[];
            previous_from: string;
            previous_to: string;
            to: string;
        };
        Hold: {
            blocks: boolean;
            expires_at: string | null;
            id: string;
            observed_until: string | null;
            placed_at: string;
            reason: components["schemas"]["ExplainedReason"];
            restoration: components["schemas"]["Restoration"] | null;
            review_at: string | null;
            scope: components["schemas"]["HoldScope"];
            steps: components["schemas"]["HoldStep"][];
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
        HoldStep: {
            done_at: string | null;
            id: string;
            ours: boolean;
            text: components["schemas"]["Bilingual"];
        };
        ImportAnswer: {
            bytes: number;
            dry_run: boolean;
            entries: components["schemas"]["ImportEntry"][];
            entries_count: number;
            faults: {
                count: number;
                told: components["schemas"]["ImportFault"][];
            };
            finished_at: string | null;
            id: string;
            is_partial: boolean;
            /** @enum {string} */
            kind: "camt053" | "csv";
            received_at: string;
            received_by: string;
            repeated: boolean;
            sha256: string;
            skipped: number;
            /** @enum {string} */
            state: "under_way" | "done" | "refused";
            statements: {
                closing_minor: number;
                currency: string;
                entries: number;
                /** Format: date */
                from: string;
                opening_minor: number;
                statement_id: string;
                /** Format: date */
                to: string;
            }[];
            totals: {
                amount_minor: number;
                count: number;
                currency: string;
                /** @enum {string} */
                direction: "credit" | "debit";
                outcome: components["schemas"]["ImportOutcome"];
            }[];
        };
        ImportDetail: {
            bytes: number;
            entries: components["schemas"]["ImportEntry"][];
            faults: {
                count: number;
                told: components["schemas"]["ImportFault"][];
            };
            finished_at: string | null;
            has_more: boolean;
            id: string;
            is_partial: boolean;
            /** @enum {string} */
            kind: "camt053" | "csv";
            next_cursor: string | null;
            received_at: string;
            received_by: string;
            sha256: string;
            skipped: number;
            /** @enum {string} */
            state: "under_way" | "done" | "refused";
            statements: {
                closing_minor: number;
                currency: string;
                entries: number;
                /** Format: date */
                from: string;
                opening_minor: number;
                statement_id: string;
                /** Format: date */
                to: string;
            }[];
            totals: {
                amount_minor: number;
                count: number;
                currency: string;
                /** @enum {string} */
                direction: "credit" | "debit";
                outcome: components["schemas"]["ImportOutcome"];
            }[];
        };
        ImportEntry: {
            amount_minor: number;
            /** Format: date */
            booked_on: string;
            borrower_id: string | null;
            currency: string;
            /** @enum {string} */
            direction: "credit" | "debit";
            entry_id: string;
            fit: ("part_of_due" | "due" | "more_than_due" | "all_that_is_owed" | "more_than_owed") | null;
            import_id: string;
            loan_id: string | null;
            original_entry_id: string | null;
            outcome: components["schemas"]["ImportOutcome"];
            place: string;
            problem: string | null;
            reference: string;
            resolved_at: string | null;
            resolved_by: string | null;
            rule: ("named_in_file" | "payment_reference" | "takes_back") | null;
            state: components["schemas"]["ImportEntryState"];
            /** Format: date */
            value_on: string;
            why: components["schemas"]["ImportWhy"] | null;
        };
        /** @enum {string} */
        ImportEntryState: "to_do" | "posted" | "taken_back" | "listed" | "open" | "assigning" | "assigned" | "returning" | "returned";
        ImportExceptionList: {
            data: components["schemas"]["ImportEntry"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        ImportFault: {
            code: string;
            en: string;
            line: number | null;
            path: string;
            zh: string;
        };
        ImportFile: {
            bytes: number;
            faults: {
                count: number;
                told: components["schemas"]["ImportFault"][];
            };
            finished_at: string | null;
            id: string;
            is_partial: boolean;
            /** @enum {string} */
            kind: "camt053" | "csv";
            received_at: string;
            received_by: string;
            sha256: string;
            skipped: number;
            /** @enum {string} */
            state: "under_way" | "done" | "refused";
            statements: {
                closing_minor: number;
                currency: string;
                entries: number;
                /** Format: date */
                from: string;
                opening_minor: number;
                statement_id: string;
                /** Format: date */
                to: string;
            }[];
            totals: {
                amount_minor: number;
                count: number;
                currency: string;
                /** @enum {string} */
                direction: "credit" | "debit";
                outcome: components["schemas"]["ImportOutcome"];
            }[];
        };
        ImportFileList: {
            data: components["schemas"]["ImportFile"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        /** @enum {string} */
        ImportOutcome: "posted" | "taken_back" | "unmatched" | "listed" | "repeated" | "failed";
        /** @enum {string} */
        ImportWhy: "returned_to_us" | "batch_not_split" | "no_reference" | "reference_damaged" | "several_references" | "unknown_borrower" | "unknown_loan" | "currency" | "refused" | "amount_zero" | "debit" | "reversal_without_original" | "several_originals" | "not_taken_back";
        IncreaseCheck: {
            as_of: string;
            bounds: components["schemas"]["LimitBounds"];
            currency: string | null;
            limit_minor: number | null;
            not_before: string | null;
            present_limit_minor: number;
            reasons: components["schemas"]["ExplainedReason"][];
            review_hours: number | null;
        };
        /** @enum {string} */
        InstalmentState: "upcoming" | "due" | "overdue" | "settled";
        Invitation: {
            created_at: string;
            email: string;
            expires_at: string;
            id: string;
            roles: string[];
        };
        InvitationAccept: {
            name?: string;
            password: string;
            token: string;
        };
        InvitationList: {
            data: components["schemas"]["Invitation"][];
        };
        InvitationMade: {
            invitation: components["schemas"]["Invitation"];
            token: string | null;
        };
        InvitationOpened: {
            email: string;
            expires_at: string;
            has_account: boolean;
            needs_second_factor: boolean;
            organisation: string;
            roles: string[];
        };
        InvitationToken: {
            token: string;
        };
        InvitationWish: {
            email: string;
            /** @enum {string} */
            language: "zh" | "en";
            roles: string[];
        };
        JournalEntry: {
            account: components["schemas"]["LedgerRole"];
            amount_minor: number;
            /** Format: date */
            booked_on: string;
            borrower_id: string;
            code: string | null;
            currency: string;
            loan_id: string | null;
            name: components["schemas"]["Bilingual"] | null;
            nth: number;
            sequence: number;
        };
        JournalPage: {
            data: components["schemas"]["JournalEntry"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        Key: {
            addresses: string[];
            created_at: string;
            expires_at: string | null;
            id: string;
            last_used_at: string | null;
            made_by: {
                id: string;
                name: string;
            } | null;
            name: string;
            prefix: string;
            purpose: string | null;
            requests_per_minute: number | null;
            revoked_at: string | null;
            rotated_from: string | null;
            scopes: string[];
            senders: string[];
            /** @enum {string} */
            state: "active" | "ending" | "expired" | "revoked";
        };
        KeyCollection: {
            approval_id: string;
        };
        KeyMade: {
            key: components["schemas"]["Key"];
            secret: string;
        };
        KeyPage: {
            data: components["schemas"]["Key"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        KeyRevocation: {
            id: string;
            reason: string;
        };
        KeyRotation: {
            id: string;
            overlap_minutes?: number;
            reason: string;
        };
        KeyWish: {
            addresses?: (string)[];
            /** Format: date-time */
            expires_at?: string;
            name: string;
            purpose: string;
            requests_per_minute?: number;
            scopes: string[];
            senders?: string[];
        };
        LedgerControl: {
            agrees: boolean;
            data: components["schemas"]["LedgerControlRow"][];
            loans: number;
            /** Format: date */
            on: string;
        };
        LedgerControlRow: {
            account: components["schemas"]["LedgerRole"];
            currency: string;
            difference_minor: number;
            ledger_minor: number;
            recomputed_minor: number;
        };
        /** @enum {string} */
        LedgerRole: "cash" | "loan_principal" | "loan_principal_partner" | "partner_funds" | "interest_receivable" | "interest_receivable_partner" | "penalty_receivable" | "penalty_receivable_partner" | "partner_payable" | "interest_income" | "penalty_income" | "overpaid" | "suspense" | "credit_loss" | "recovered_loss";
        LenderShare: {
            name: components["schemas"]["Bilingual"] | null;
            permille: number;
            principal_left_minor: number;
            principal_minor: number;
            /** @enum {string} */
            role: "creditor" | "partner";
        };
        LimitBounds: {
            limit_minor: number;
            /** @enum {string} */
            name: "wish" | "policy" | "affordability" | "product" | "law";
        }[];
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
        LineOffer: {
            currency: string;
            day_rate: number;
            expires_at: string;
            limit_minor: number;
            product: string;
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
        LineStatus: "pending" | "active" | "suspended" | "closed" | "charged_off";
        LoanDetail: {
            /** Format: date */
            booked_through: string;
            borrower_id: string;
            bucket: components["schemas"]["DelinquencyBucket"];
            currency: string;
            day_rate: number;
            days_past_due: number;
            /** Format: date */
            disbursed_on: string;
            drawdown_id: string;
            due: {
                interest_minor: number;
                penalty_minor: number;
                principal_minor: number;
            };
            due_minor: number;
            /** Format: date */
            ends_on: string;
            first_unpaid_on: string | null;
            five_tier: components["schemas"]["FiveTierClass"];
            journal: components["schemas"]["JournalEntry"][];
            lenders: components["schemas"]["LenderShare"][];
            loan_id: string;
            method: components["schemas"]["RepaymentMethod"];
            misuses: components["schemas"]["LoanMisuse"][];
            next_due_minor: number;
            next_due_on: string | null;
            /** Format: date */
            on: string;
            overdue_since: string | null;
            payments: components["schemas"]["LoanPayment"][];
            payoff_minor: number;
            plan: components["schemas"]["PlannedInstalment"][];
            principal_left_minor: number;
            principal_minor: number;
            product: string;
            product_title: components["schemas"]["Bilingual"] | null;
            purpose: string | null;
            reliefs: components["schemas"]["LoanRelief"][];
            restructured: boolean;
            schedule: components["schemas"]["ScheduledInstalment"][];
            sequence: number;
            settled_on: string | null;
            simple_annual_ppm: number;
            status: components["schemas"]["LoanStatus"];
            surplus_minor: number;
            tenor_months: number;
            terms: components["schemas"]["LoanTerms"];
            written_off_on: string | null;
        };
        LoanList: {
            data: components["schemas"]["LoanRow"][];
            has_more: boolean;
            next_cursor: string | null;
            /** Format: date */
            on: string;
        };
        LoanMisuse: {
            /** Format: date */
            charged_from: string;
            penalty_permille: number;
            until: string | null;
        };
        LoanPayment: {
            amount_minor: number;
            interest_minor: number;
            /** Format: date */
            paid_on: string;
            penalty_minor: number;
            principal_minor: number;
            repayment_id: string;
            sequence: number;
            taken_back_at: string | null;
        };
        LoanRelief: {
            first_due_on: string | null;
            /** Format: date */
            granted_on: string;
            instalments: number;
            kind: components["schemas"]["ReliefKind"];
            last_due_on: string | null;
            relief_id: string;
            waived_penalty_minor: number;
        };
        LoanRow: {
            borrower_id: string;
            bucket: components["schemas"]["DelinquencyBucket"];
            currency: string;
            day_rate: number;
            days_past_due: number;
            /** Format: date */
            disbursed_on: string;
            drawdown_id: string;
            due_minor: number;
            /** Format: date */
            ends_on: string;
            first_unpaid_on: string | null;
            five_tier: components["schemas"]["FiveTierClass"];
            loan_id: string;
            method: components["schemas"]["RepaymentMethod"];
            next_due_minor: number;
            next_due_on: string | null;
            overdue_since: string | null;
            payoff_minor: number;
            principal_left_minor: number;
            principal_minor: number;
            product: string;
            sequence: number;
            settled_on: string | null;
            status: components["schemas"]["LoanStatus"];
            tenor_months: number;
            written_off_on: string | null;
        };
        /** @enum {string} */
        LoanStatus: "open" | "overdue" | "settled" | "written_off";
        LoanTerms: {
            /** @enum {string} */
            after_early: "lower_instalments" | "fewer_instalments";
            allocation: ("penalty" | "interest" | "principal")[];
            day_rate: number;
            /** @constant */
            due_date_moves?: "following_business_day";
            due_day: number;
            grace_days: number;
            /** @enum {string} */
            interest_by: "days" | "months";
            method: components["schemas"]["RepaymentMethod"];
            misuse_penalty_permille?: number;
            partner: {
                name: string;
                permille: number;
            } | null;
            penalty_permille: number;
            product: string;
            tenor_months: number;
            year_days: 365 | 360;
        };
        MasterKeyList: {
            data: {
                current: boolean;
                here: boolean;
                name: string;
                wraps: number;
            }[];
        };
        Me: {
            as_of: string;
            banners: components["schemas"]["Banner"][];
            behaviour_score: number | null;
            due: {
                due_minor: number;
                loans: {
                    days_past_due: number;
                    due_minor: number;
                    loan_id: string;
                    next: {
                        amount_minor: number;
                        /** Format: date */
                        on: string;
                    } | null;
                    payoff_minor: number;
                }[];
                next: {
                    amount_minor: number;
                    /** Format: date */
                    on: string;
                } | null;
            };
            grade: string | null;
            holds: components["schemas"]["MeHold"][];
            line: components["schemas"]["LineFigures"];
            score: {
                at: string;
                range_max: number;
                range_min: number;
                value: number;
            } | null;
            session: components["schemas"]["MeSession"];
            usable_now_minor: number;
        };
        MeasuredShare: {
            count: number;
            high_permille: number | null;
            low_permille: number | null;
            of: number;
            permille: number | null;
        };
        MeasuredWait: {
            half_ms: number | null;
            most_ms: number | null;
            open: number;
            waits: number;
        };
        MeCase: {
            case_id: string;
            closed_at: string | null;
            decision: {
                at: string;
                overturns: boolean;
                result: string;
            } | null;
            documents_missing: number;
            due_at: string | null;
            first_answer_at: string | null;
            hold_id: string | null;
            kind: components["schemas"]["CaseKind"];
            loan_id: string | null;
            notice_id: string | null;
            opened_at: string;
            reasons: string[];
            result: string | null;
            state: components["schemas"]["CaseState"];
        };
        MeCaseDetail: {
            case_id: string;
            clocks: components["schemas"]["CaseClock"][];
            closed_at: string | null;
            decision: {
                at: string;
                overturns: boolean;
                result: string;
            } | null;
            documents: {
                due_at: string | null;
                item: string;
                state: string;
            }[];
            documents_missing: number;
            due_at: string | null;
            first_answer_at: string | null;
            hold_id: string | null;
            kind: components["schemas"]["CaseKind"];
            loan_id: string | null;
            moves: {
                at: string;
                /** @enum {string} */
                by: "me" | "lender";
                texts: {
                    [key: string]: string | null;
                };
                type: string;
            }[];
            notice_id: string | null;
            opened_at: string;
            reasons: string[];
            result: string | null;
            state: components["schemas"]["CaseState"];
        };
        MeCaseList: {
            data: components["schemas"]["MeCase"][];
        };
        MeChallenge: {
            challenge_id: string;
            expires_at: string;
        };
        MeConsents: {
            data: {
                /** @enum {string} */
                consent: "score" | "bureau" | "device" | "marketing" | "desk.board" | "desk.limit" | "desk.balance" | "desk.due_dates" | "desk.score" | "desk.reasons" | "desk.inquiries" | "desk.income";
                given_at: string | null;
                goes_on: components["schemas"]["Bilingual"][];
                name: components["schemas"]["Bilingual"];
                /** @enum {string} */
                state: "never_given" | "in_force" | "taken_back" | "run_out";
                stops: components["schemas"]["Bilingual"][];
                taken_back_at: string | null;
                until: string | null;
            }[];
        };
        MeDeletion: {
            /** @enum {string} */
            answer: "erased" | "locked";
            erased_at: string | null;
            grounds: {
                /** @enum {string} */
                code: "loan-open" | "drawdown-pending" | "credit-balance" | "line-open" | "application-open" | "review-open" | "legal-duty" | "records";
                law: string;
                text: components["schemas"]["Bilingual"];
                until: string | null;
            }[];
            standing: {
                request_id: string;
                requested_at: string;
            } | null;
            until: string | null;
        };
        MeDeskLinkEnd: {
            link_id: string;
        };
        MeDeskLinkEnded: {
            ended_at: string;
        };
        MeDeskLinkMade: {
            code: string | null;
            link_id: string;
        };
        MeDeskLinks: {
            data: {
                desk: string;
                ended_at: string | null;
                link_id: string;
                made_at: string;
            }[];
        };
        MeDeskLinkWish: {
            desk: string;
            request_id: string;
        };
        MeFaq: {
            data: {
                answer: components["schemas"]["Bilingual"];
                concerns_me: boolean;
                id: string;
                question: components["schemas"]["Bilingual"];
            }[];
        };
        MeHold: {
            blocks: boolean;
            expires_at: string | null;
            id: string;
            observed_until: string | null;
            /** @enum {string} */
            owner: "security" | "credit" | "data" | "operations" | "compliance" | "policy" | "funding" | "technology";
            placed_at: string;
            reason: components["schemas"]["ExplainedReason"];
            restoration: components["schemas"]["Restoration"] | null;
            review_at: string | null;
            scope: components["schemas"]["HoldScope"];
            steps: components["schemas"]["HoldStep"][];
        };
        Member: {
            email: string;
            has_second_factor: boolean;
            id: string;
            issuer: string | null;
            last_seen_at: string | null;
            name: string;
            person: string;
            roles: string[];
            since: string;
            suspended_at: string | null;
        };
        MemberOrder: {
            id: string;
            reason: string;
        };
        MemberPage: {
            data: components["schemas"]["Member"][];
            has_more: boolean;
            next_cursor: string | null;
        };
        MeNoticeList: {
            data: {
                about: string;
                at: string;
                en: components["schemas"]["RenderedNotice"];
                hold_id: string | null;
                id: string;
                leaf: string | null;
                read_at: string | null;
                reasons: string[];
                zh: components["schemas"]["RenderedNotice"];
            }[];
        };
        MePersonalCopy: {
            borrower: string;
            categories: {
                from: components["schemas"]["Bilingual"];
                id: string;
                kept: components["schemas"]["Bilingual"];
                what: components["schemas"]["Bilingual"];
                why: components["schemas"]["Bilingual"];
            }[];
            deletion: components["schemas"]["MeDeletion"];
            looks: {
                at: string;
                /** @enum {string} */
                by: "me" | "lender";
                fields: ("name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text")[];
                /** @enum {string} */
                purpose: "borrower_service" | "identity_check" | "appeal_review" | "fraud_inquiry" | "legal_request" | "audit" | "data_subject_access" | "loan_servicing";
            }[];
            made_at: string;
            values: {
                at: string;
                from: components["schemas"]["Bilingual"];
                /** @enum {string} */
                kind: "name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text";
                source: string;
                value: string | null;
            }[];
        };
        MePersonalData: {
            categories: {
                from: components["schemas"]["Bilingual"];
                id: string;
                kept: components["schemas"]["Bilingual"];
                what: components["schemas"]["Bilingual"];
                why: components["schemas"]["Bilingual"];
            }[];
            deletion: components["schemas"]["MeDeletion"];
            looks: {
                at: string;
                /** @enum {string} */
                by: "me" | "lender";
                fields: ("name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text")[];
                /** @enum {string} */
                purpose: "borrower_service" | "identity_check" | "appeal_review" | "fraud_inquiry" | "legal_request" | "audit" | "data_subject_access" | "loan_servicing";
            }[];
            made_at: string;
            values: {
                at: string;
                from: components["schemas"]["Bilingual"];
                /** @enum {string} */
                kind: "name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text";
                shown: string | null;
                source: string;
            }[];
        };
        MePreview: {
            /** @enum {string} */
            action: "another_device" | "another_application" | "failed_verification" | "drawdown_request";
            holds: {
                reason: string;
                text: components["schemas"]["Bilingual"];
            }[];
            nearer: {
                bound: number;
                name: components["schemas"]["Bilingual"];
                reason: string;
                text: components["schemas"]["Bilingual"];
                unit: string;
                value: number;
            }[];
        };
        MeReceipt: {
            case_id: string;
            clocks: components["schemas"]["CaseClock"][];
            due_at: string | null;
            kind: string;
            opened_at: string;
            repeated: boolean;
        };
        MeSaid: {
            recorded_at: string;
            repeated: boolean;
        };
        MeScoreMoves: {
            before: {
                at: string;
                value: number;
            } | null;
            ours: {
                /** @enum {string} */
                moves: "up" | "down";
                name: components["schemas"]["Bilingual"];
                signal: string;
                unit: string;
                value: number | string | boolean | null;
            }[];
            score: {
                at: string;
                range_max: number;
                range_min: number;
                value: number;
            } | null;
            told: string[];
        };
        MeSession: {
            expires_at: string;
        };
        MessageList: {
            data: {
                at: string;
                key: string;
                kind: string;
                read_at: string | null;
                subject: components["schemas"]["Bilingual"];
                text: components["schemas"]["Bilingual"];
            }[];
        };
        MeTasks: {
            data: {
                by: string | null;
                case_id: string | null;
                hold_id: string | null;
                id: string;
                item: ("identity_document" | "income_proof" | "employment_proof" | "bank_statement" | "financial_statement" | "cash_flow_plan" | "settlement_proof" | "purpose_invoice" | "address_proof" | "representative_proof" | "operation_log" | "other") | null;
                /** @enum {string} */
                kind: "step" | "document" | "reply";
                reason: string | null;
                request_id: string | null;
                text: components["schemas"]["Bilingual"];
                verify: boolean;
            }[];
        };
        MeUpload: {
            bytes: number;
            /** @enum {string} */
            kind: "pdf" | "png" | "jpeg";
            received_at: string;
            scanned_at: string | null;
            sha256: string;
            /** @enum {string} */
            state: "quarantined" | "clean" | "refused";
            upload_id: string;
        };
        MeVerified: {
            tries_left: number | null;
            verified: boolean;
        };
        NearHold: {
            bound: number;
            /** @enum {string} */
            direction: "up" | "down";
            distance: number;
            name: components["schemas"]["Bilingual"];
            reason: string;
            signal: string;
            unit: string;
            value: number;
        };
        Notice: {
            about: string;
            at: string;
            deliveries: components["schemas"]["Delivery"][];
            en: components["schemas"]["RenderedNotice"];
            hold_id: string | null;
            id: string;
            leaf: string | null;
            read_at: string | null;
            reasons: string[];
            sequence: number;
            zh: components["schemas"]["RenderedNotice"];
        };
        NoticeList: {
            data: components["schemas"]["Notice"][];
        };
        NoticeTemplateList: {
            data: {
                about: string;
                gaps: string[];
                in_force: number | null;
                pack: {
                    closing: components["schemas"]["Bilingual"];
                    opening: components["schemas"]["Bilingual"];
                    subject: components["schemas"]["Bilingual"];
                };
                versions: {
                    approved_at: string | null;
                    approved_by: string | null;
                    made_at: string;
                    made_by: string;
                    version: number;
                    words: {
                        closing: components["schemas"]["Bilingual"];
                        opening: components["schemas"]["Bilingual"];
                        subject: components["schemas"]["Bilingual"];
                    };
                }[];
            }[];
        };
        NoticeTemplatePreview: {
            en: components["schemas"]["RenderedNotice"];
            faults: {
                message: string;
                /** @enum {string} */
                part: "subject" | "opening" | "closing";
            }[];
            zh: components["schemas"]["RenderedNotice"];
        };
        OrganisationChoice: {
            organisation: string;
        };
        Outcome: {
            data: {
                [key: string]: unknown;
            };
            type: string;
        };
        Pack: {
            hash: string;
            signals_off: {
                families: string[];
                jurisdiction: string;
            }[];
            signals_off_by_product: {
                families: string[];
                product: string;
            }[];
            title: components["schemas"]["Bilingual"];
        };
        PackProposal: {
            files: {
                [key: string]: string;
            };
            reason: string;
        };
        PackReport: {
            cases: {
                count: number;
                failing: string[];
            };
            has_decided: boolean;
            hash: string;
            impact: {
                decisions: components["schemas"]["DecisionImpact"][];
                differ: number;
                is_all: boolean;
                looked_at: number;
            };
            in_force: boolean;
            proof: {
                findings: string[];
                proved: number;
                refuted: number;
                undecided: number;
            };
            title: components["schemas"]["Bilingual"];
            warnings: string[];
        };
        PasswordAnswer: {
            /** @constant */
            next: "none";
            session: components["schemas"]["Session"];
        } | {
            challenge: string;
            expires_at: string;
            /** @constant */
            next: "code";
        };
        PasswordChange: {
            new_password: string;
            password: string;
        };
        PasswordSignIn: {
            email: string;
            organisation?: string;
            password: string;
        };
        PaymentReferences: {
            borrower_id: string;
            loans: {
                loan_id: string;
                reference: string | null;
            }[];
            reference: string | null;
        };
        PayoffQuote: {
            borrower_id: string;
            currency: string | null;
            loans: {
                due_minor: number;
                interest_minor: number;
                loan_id: string;
                penalty_minor: number;
                principal_minor: number;
                total_minor: number;
            }[];
            /** Format: date */
            on: string;
            total: {
                due_minor: number;
                interest_minor: number;
                penalty_minor: number;
                principal_minor: number;
                total_minor: number;
            };
        };
        PayoffRequest: {
            borrower_id: string;
            loan_ids?: string[];
            /** Format: date */
            on?: string;
        };
        PersonalData: {
            id: string;
            locked: boolean;
            looks: {
                actor: string;
                at: string;
                /** @enum {string} */
                by: "me" | "lender";
                fields: ("name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text")[];
                /** @enum {string} */
                purpose: "borrower_service" | "identity_check" | "appeal_review" | "fraud_inquiry" | "legal_request" | "audit" | "data_subject_access" | "loan_servicing";
            }[];
            values: {
                at: string;
                from: components["schemas"]["Bilingual"];
                /** @enum {string} */
                kind: "name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text";
                shown: string | null;
                source: string;
            }[];
        };
        PlannedInstalment: {
            /** Format: date */
            due_on: string;
            interest_minor: number;
            principal_minor: number;
        };
        PlatformStatus: {
            as_of: string | null;
            banners: components["schemas"]["Banner"][];
            clients: {
                client: string;
                since: string;
                version: string;
            }[];
            funders: {
                currency: string;
                funder: string;
                limit_minor: number;
                since: string;
            }[];
            incidents: {
                component: string;
                expected_end_at: string | null;
                id: string;
                /** @enum {string} */
                kind: "outage" | "data_fault" | "security";
                /** @enum {string} */
                severity: "minor" | "major" | "critical";
                started_at: string;
            }[];
            maintenance: {
                components: string[];
                ends_at: string | null;
                id: string;
                starts_at: string;
                /** @enum {string} */
                state: "planned" | "on";
            }[];
            orders: {
                basis: string;
                /** @enum {string} */
                closes: "new_lines" | "draws" | "increases";
                ends_at: string | null;
                id: string;
                licence: string | null;
                starts_at: string;
                /** @enum {string} */
                state: "planned" | "in_force" | "over";
            }[];
            sources: {
                expected_end_at: string | null;
                since: string;
                source: string;
            }[];
            version: number;
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
        Proof: {
            code: string;
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
        Receipt: {
            data: string | null;
            decision: string | null;
            entry: string;
            /** @constant */
            fairline: "receipt";
            head: components["schemas"]["TreeHead"];
            key: components["schemas"]["RecordKey"];
            nth: number;
            proof: string[];
            size: number;
            tree: number;
        };
        Record: {
            heads: components["schemas"]["TreeHead"][];
            keys: components["schemas"]["RecordKey"][];
            last_check: {
                at: string;
                holds: boolean;
            } | null;
        };
        RecordConsistency: {
            before: components["schemas"]["TreeHead"];
            head: components["schemas"]["TreeHead"];
            trees: {
                before: number;
                proof: string[];
                size: number;
                tree: number;
            }[];
        };
        RecordKey: {
            id: string;
            public: string;
        };
        RecordKeyList: {
            data: components["schemas"]["RecordKey"][];
        };
        RecoveryMeasures: {
            all: {
                notice: components["schemas"]["MeasuredWait"];
                oldest_open_at: string | null;
                restore: components["schemas"]["MeasuredWait"];
            };
            data: {
                category: string;
                notice: components["schemas"]["MeasuredWait"];
                oldest_open_at: string | null;
                reason: string;
                restore: components["schemas"]["MeasuredWait"];
            }[];
            days: {
                date: string;
                lifted: number;
                placed: number;
            }[];
            definitions: {
                term: components["schemas"]["Bilingual"];
                text: components["schemas"]["Bilingual"];
            }[];
            from: string;
            is_partial: boolean;
            previous: {
                category: string;
                notice: components["schemas"]["MeasuredWait"];
                oldest_open_at: string | null;
                reason: string;
                restore: components["schemas"]["MeasuredWait"];
            }[];
            previous_all: {
                notice: components["schemas"]["MeasuredWait"];
                oldest_open_at: string | null;
                restore: components["schemas"]["MeasuredWait"];
            };
            previous_from: string;
            previous_to: string;
            to: string;
        };
        /** @enum {string} */
        ReliefKind: "defer" | "extend";
        RenderedNotice: {
            blocks: ({
                /** @constant */
                kind: "paragraph";
                text: string;
            } | {
                /** @constant */
                kind: "heading";
                text: string;
            } | {
                items: string[];
                /** @constant */
                kind: "list";
            })[];
            subject: string;
        };
        RepaymentCalendar: {
            data: {
                currency: string;
                /** Format: date */
                date: string;
                instalments: number;
                interest_minor: number;
                principal_minor: number;
                total_minor: number;
            }[];
            /** Format: date */
            from: string;
            /** Format: date */
            to: string;
            /** Format: date */
            today: string;
            unpaid_before_today: {
                currency: string;
                instalments: number;
                interest_minor: number;
                principal_minor: number;
                total_minor: number;
            }[];
        };
        /** @enum {string} */
        RepaymentMethod: "equal_instalment" | "interest_only" | "equal_principal";
        Restoration: {
            began_at: string | null;
            checkpoints: {
                at: string | null;
                nth: number;
                passed: boolean;
            }[];
            commitment_id: string;
            ends_at: string | null;
            of_minor: number;
            permille: number;
            set_backs: number;
            stages: {
                after_days: number;
                at: string | null;
                permille: number;
                reached: boolean;
            }[];
            usable_minor: number;
        };
        RestrictionMeasures: {
            data: {
                category: string;
                corrected: number;
                days: {
                    date: string;
                    harmless: number;
                    placed: number;
                    wrong: number;
                }[];
                false_positive: components["schemas"]["MeasuredShare"];
                harmless: number;
                in_force: number;
                judged: number;
                lifted: number;
                overturned: number;
                placed: number;
                reason: string;
                suspects: boolean;
                wrong: components["schemas"]["MeasuredShare"];
            }[];
            definitions: {
                term: components["schemas"]["Bilingual"];
                text: components["schemas"]["Bilingual"];
            }[];
            from: string;
            harmless_days: number;
            is_partial: boolean;
            previous: {
                category: string;
                corrected: number;
                false_positive: components["schemas"]["MeasuredShare"];
                harmless: number;
                in_force: number;
                judged: number;
                lifted: number;
                overturned: number;
                placed: number;
                reason: string;
                suspects: boolean;
                wrong: components["schemas"]["MeasuredShare"];
            }[];
            previous_from: string;
            previous_to: string;
            to: string;
        };
        RolesChange: {
            id: string;
            reason: string;
            roles: string[];
        };
        RotatedMasterKey: {
            current: string;
        };
        SandboxBureauView: {
            /** @default 0 */
            delay_ms: number;
            /** @default {} */
            reports: {
                [key: string]: {
                    /** @default null */
                    debts: {
                        balance_minor: number;
                        currency: string;
                        lender_count: number;
                        obligation_minor: number;
                    } | null;
                    /** @default [] */
                    delinquencies: {
                        days_past_due: number;
                        record_id: string;
                    }[];
                    /** @default null */
                    file: {
                        account_count: number;
                        on_file_months: number;
                    } | null;
                    /** @default [] */
                    inquiries: {
                        inquiry_id: string;
                        /** @enum {string} */
                        purpose: "application" | "guarantee" | "account_review" | "self";
                    }[];
                };
            };
            /** @default 0 */
            unavailable_next: number;
        };
        SandboxIdentityView: {
            codes: {
                code: string;
                expires_at: string;
                session_id: string;
                subject: string;
                tries_left: number;
            }[];
            /** @default 0 */
            delay_ms: number;
            /** @default 0 */
            unavailable_next: number;
        };
        SandboxLetters: {
            data: {
                at: string;
                body: string;
                borrower_id: string;
                channel: string;
                id: string;
                /** @enum {string} */
                language: "zh" | "en";
                subject: string;
            }[];
        };
        SandboxPaymentView: {
            /** @default 0 */
            delay_ms: number;
            /** @default false */
            duplicate_callback: boolean;
            /**
             * @default technical
             * @enum {string}
             */
            fail_cause: "bank_card" | "funder" | "technical";
            /** @default false */
            fail_final: boolean;
            /** @default 0 */
            fail_next: number;
            /** @default 0 */
            lose_answer_next: number;
            paid_orders: number;
        };
        SandboxScannerView: {
            /** @default 0 */
            delay_ms: number;
            /** @default 0 */
            unavailable_next: number;
        };
        SandboxScoreView: {
            /** @default 0 */
            delay_ms: number;
            /** @default {} */
            scores: {
                [key: string]: number;
            };
            /** @default 0 */
            unavailable_next: number;
        };
        ScheduledInstalment: {
            /** Format: date */
            due_on: string;
            interest_minor: number;
            nth: number;
            paid_interest_minor: number;
            paid_penalty_minor: number;
            paid_principal_minor: number;
            penalty_minor: number;
            principal_minor: number;
            settled_on: string | null;
            state: components["schemas"]["InstalmentState"];
            unpaid_minor: number;
        };
        SecondFactorConfirm: {
            code: string;
        };
        SecondFactorOffer: {
            secret: string;
            uri: string;
        };
        SecondFactorSet: {
            backup_codes: string[];
            session: components["schemas"]["Session"];
        };
        SecondFactorWish: {
            password?: string;
        };
        Session: {
            email: string | null;
            expires_at: string;
            has_password: boolean;
            /** @enum {string} */
            kind: "key" | "person";
            name: string;
            needs_second_factor: boolean;
            organisation: string;
            organisations: string[];
            permissions: string[];
            proved_until: string | null;
            roles: string[];
            user_id: string | null;
        };
        SessionsEnded: {
            ended: number;
        };
        SessionsToEnd: {
            id?: string;
        };
        Signal: {
            above: components["schemas"]["Threshold"] | null;
            as_of: string | null;
            below: components["schemas"]["Threshold"] | null;
            family: string | null;
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
        SignInWays: {
            has_demo: boolean;
            providers: {
                id: string;
                name: string;
            }[];
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
        TimeTaken: {
            cases: number;
            half_ms: number | null;
            most_ms: number | null;
        };
        TreeHead: {
            body: string;
            key_id: string;
            signature: string;
        };
        TrialBalance: {
            data: components["schemas"]["TrialBalanceRow"][];
            /** Format: date */
            on: string;
            product: string | null;
            totals: {
                balance_minor: number;
                credit_minor: number;
                currency: string;
                debit_minor: number;
            }[];
        };
        TrialBalanceRow: {
            account: components["schemas"]["LedgerRole"];
            balance_minor: number;
            code: string | null;
            credit_minor: number;
            currency: string;
            debit_minor: number;
            name: components["schemas"]["Bilingual"] | null;
            side: ("debit" | "credit") | null;
        };
        Upload: {
            borrower_id: string;
            bytes: number;
            /** @enum {string} */
            kind: "pdf" | "png" | "jpeg";
            received_at: string;
            scanned_at: string | null;
            sha256: string;
            /** @enum {string} */
            state: "quarantined" | "clean" | "refused";
            upload_id: string;
        };
        Verification: {
            code_sent: boolean;
            defect: ("id_number" | "bank_card") | null;
            expires_at: string | null;
            verification_id: string | null;
        };
        WayBack: {
            as_of: string;
            assumes: components["schemas"]["Bilingual"] | null;
            currency: string | null;
            goals: components["schemas"]["WayBackGoal"][];
            near_holds: components["schemas"]["NearHold"][];
            pack: string;
        };
        WayBackCertificate: {
            dates: string[];
            honour_until: string;
            horizon_days: number;
            lattice: {
                [key: string]: number;
            };
            lower_bound_minor: number;
            nodes: number;
            policy: string;
            state: string;
            steps_max: number;
        };
        WayBackGoal: {
            /** @enum {string} */
            answer: "plans" | "none" | "bounded";
            certificate: components["schemas"]["WayBackCertificate"];
            gap_minor: number | null;
            holds: {
                id: string;
                reason: string;
                scope: components["schemas"]["HoldScope"];
            }[];
            plans: components["schemas"]["WayBackPlan"][];
            /** @enum {string} */
            scope: "draw" | "all";
            stuck: string[];
        };
        WayBackPlan: {
            best: ("preferred" | "fastest" | "cheapest" | "simplest")[];
            cost_minor: number;
            days: number;
            reached_at: string;
            steps: components["schemas"]["WayBackStep"][];
        };
        WayBackPromise: {
            plans: {
                honour_until: string;
                id: string;
                /** @enum {string} */
                scope: "draw" | "all";
            }[];
            way_back: components["schemas"]["WayBack"];
        };
        WayBackStep: {
            action: string;
            amount_minor: number | null;
            effective_at: string;
            text: components["schemas"]["Bilingual"];
        };
        WebhookEndpoint: {
            created_at: string;
            id: string;
            off_why: string | null;
            previous_secret_until: string | null;
            /** @enum {string} */
            state: "on" | "off";
            types: string[];
            url: string;
        };
        WebhookEndpointList: {
            data: components["schemas"]["WebhookEndpoint"][];
            types: string[];
        };
        WebhookSecret: {
            id: string;
            secret: string;
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
    getAccount: {
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
                    "application/json": components["schemas"]["Account"];
                };
            };
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChange"];
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
    confirmSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorConfirm"];
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
                    "application/json": components["schemas"]["SecondFactorSet"];
                };
            };
        };
    };
    endSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionsToEnd"];
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
                    "application/json": components["schemas"]["SessionsEnded"];
                };
            };
        };
    };
    offerSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecondFactorWish"];
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
                    "application/json": components["schemas"]["SecondFactorOffer"];
                };
            };
        };
    };
    renewBackupCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
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
                    "application/json": components["schemas"]["BackupCodes"];
                };
            };
        };
    };
    getActReceipt: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Receipt"];
                };
            };
        };
    };
    listMasterKeys: {
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
                    "application/json": components["schemas"]["MasterKeyList"];
                };
            };
        };
    };
    rotateMasterKey: {
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
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RotatedMasterKey"];
                };
            };
        };
    };
    removeMasterKey: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                name: string;
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    appeal: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appeal_id: string;
                    borrower_id: string;
                    document_ids?: string[];
                    hold_id?: string;
                    notice_id?: string;
                    text?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    decideAppeal: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    appeal_id: string;
                    borrower_id: string;
                    hold_id?: string;
                    /** @enum {string} */
                    result: "upheld" | "upheld_in_part" | "rejected" | "withdrawn";
                    text?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    listApplications: {
        parameters: {
            query?: {
                borrower?: string;
                cursor?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                limit?: number;
                product?: string;
                state?: string;
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
                    "application/json": components["schemas"]["ApplicationList"];
                };
            };
        };
    };
    apply: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    application_id: string;
                    borrower_id: string;
                    currency: string;
                    limit_minor?: number;
                    product?: string;
                    terms_version?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    acceptOffer: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    application_id: string;
                    borrower_id: string;
                    terms_version?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    reviewApplication: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    application_id: string;
                    borrower_id: string;
                    /** @enum {string} */
                    result: "approve" | "decline";
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    withdrawApplication: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    application_id: string;
                    borrower_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getApplication: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                application: string;
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
                    "application/json": components["schemas"]["ApplicationDetail"];
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: {
                cursor?: string;
                kind?: string;
                limit?: number;
                side?: "to-decide" | "mine" | "all";
                state?: string;
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
                    "application/json": components["schemas"]["ApprovalList"];
                };
            };
        };
    };
    askForApproval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalAsk"];
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
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    approve: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalApprove"];
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
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    reject: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalReject"];
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
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    withdrawApproval: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApprovalWithdraw"];
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
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    getApproval: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                approval_id: string;
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
                    "application/json": components["schemas"]["ApprovalDetail"];
                };
            };
        };
    };
    listAudit: {
        parameters: {
            query?: {
                actor?: string;
                address?: string;
                cursor?: string;
                from?: string;
                kind?: "act" | "fact";
                limit?: number;
                person?: string;
                subject?: string;
                until?: string;
                what?: string;
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
                    "application/json": components["schemas"]["AuditPage"];
                };
            };
        };
    };
    exportAudit: {
        parameters: {
            query?: {
                actor?: string;
                address?: string;
                from?: string;
                kind?: "act" | "fact";
                person?: string;
                subject?: string;
                until?: string;
                what?: string;
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
            /** @description The rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    getAuditReport: {
        parameters: {
            query: {
                format?: "json" | "html" | "pdf" | "csv";
                from: string;
                lang?: "zh" | "en";
                until: string;
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
            /** @description The report */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuditReport"];
                    "application/pdf": string;
                    "text/csv": string;
                    "text/html": string;
                };
            };
        };
    };
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
    registerBorrower: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    address?: string;
                    bank_card?: string;
                    borrower_id: string;
                    currency: string;
                    fields_on_file?: ("phone" | "address" | "occupation" | "identity_document" | "bank_card")[];
                    id_number?: string;
                    /** @enum {string} */
                    kind: "individual" | "business";
                    name?: string;
                    phone?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
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
    getContact: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    setContact: {
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
                    email: string | null;
                    /** @enum {string} */
                    language: "zh" | "en";
                    opted_out: ("near_hold" | "back" | "payment_due" | "on_time" | "freshness" | "borrowing" | "monthly_report" | "learning" | "desk_guidance")[];
                    phone: string | null;
                    push_token: string | null;
                    quiet_hours: {
                        from: number;
                        until: number;
                    } | null;
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
                    "application/json": components["schemas"]["Contact"];
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
    listDocuments: {
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
                    "application/json": components["schemas"]["DocumentList"];
                };
            };
        };
    };
    getReceipt: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Receipt"];
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
    listMessages: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["MessageList"];
                };
            };
        };
    };
    listNotices: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["NoticeList"];
                };
            };
        };
    };
    readPaymentReference: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["PaymentReferences"];
                };
            };
        };
    };
    getPersonalData: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["PersonalData"];
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
    getWayBack: {
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
                    "application/json": components["schemas"]["WayBack"];
                };
            };
        };
    };
    promiseWayBack: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["WayBackPromise"];
                };
            };
        };
    };
    listBulkCorrections: {
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
                    "application/json": components["schemas"]["BulkCorrectionList"];
                };
            };
        };
    };
    proposeBulkCorrection: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    batch_id: string;
                    borrower_ids?: string[];
                    /** @enum {string} */
                    kind: "wrong_borrower" | "wrong_value" | "wrong_action" | "done_twice";
                    /** Format: date-time */
                    placed_from_at?: string;
                    /** Format: date-time */
                    placed_until_at?: string;
                    policy_hash?: string;
                    reason: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    releaseBulkCorrection: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    batch_id: string;
                    hold_count: number;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    withdrawBulkCorrection: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    batch_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    previewBulkCorrection: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                batch_id: string;
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
                    "application/json": components["schemas"]["BulkCorrectionPreview"];
                };
            };
        };
    };
    listCases: {
        parameters: {
            query?: {
                assignee?: string;
                borrower?: string;
                category?: string;
                cursor?: string;
                due_before?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                kind?: string;
                limit?: number;
                state?: string;
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
                    "application/json": components["schemas"]["CaseList"];
                };
            };
        };
    };
    openCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id: string;
                    /** @enum {string} */
                    channel: "app" | "web" | "hotline" | "branch" | "email";
                    hold_id?: string;
                    /** @enum {string} */
                    kind: "ticket" | "appeal" | "manual_review" | "security" | "increase_review" | "objection" | "complaint";
                    loan_id?: string;
                    notice_id?: string;
                    reason?: string;
                    text?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    assignCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    assignee?: string;
                    borrower_id: string;
                    case_id: string;
                    note?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    closeCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id: string;
                    /** @enum {string} */
                    result: "resolved" | "answered" | "rejected" | "withdrawn" | "no_reply" | "duplicate";
                    text: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    escalateCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id: string;
                    note?: string;
                    step_nth?: number;
                    to: string;
                    /** @enum {string} */
                    why: "due_soon" | "overdue" | "complex" | "borrower_asks" | "beyond_authority";
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    extendCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id: string;
                    days: number;
                    source: string;
                    text: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    noteOnCase: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id: string;
                    cause?: string;
                    /** @enum {string} */
                    channel: "app" | "web" | "hotline" | "branch" | "email";
                    cure?: string;
                    /** @enum {string} */
                    direction: "in" | "out" | "internal";
                    options?: string;
                    text?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getCase: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                borrower: string;
                case: string;
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
                    "application/json": components["schemas"]["CaseDetail"];
                };
            };
        };
    };
    revealCaseTexts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                borrower: string;
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    purpose: "borrower_service" | "identity_check" | "appeal_review" | "fraud_inquiry" | "legal_request" | "audit" | "data_subject_access" | "loan_servicing";
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
                    "application/json": components["schemas"]["CaseTexts"];
                };
            };
        };
    };
    requireClient: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @enum {string} */
                    client: "android" | "ios" | "harmony" | "web";
                    version: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
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
    commit: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    commitment_id: string;
                    duration_months: number;
                    hold_id?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    grantConsent: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    /** Format: date-time */
                    expires_at?: string;
                    /** @enum {string} */
                    purpose: "score" | "bureau" | "device" | "marketing";
                    terms_version?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    /** @enum {string} */
                    purpose: "score" | "bureau" | "device" | "marketing";
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    correctMistake: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    correction_id: string;
                    event_id?: string;
                    event_source?: string;
                    hold_id?: string;
                    /** @enum {string} */
                    kind: "wrong_borrower" | "wrong_value" | "wrong_action" | "done_twice";
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                channel?: "email" | "sms" | "push" | "webhook";
                cursor?: string;
                limit?: number;
                state?: "waiting" | "sent" | "given-up" | "withheld";
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
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
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
                        /** @enum {string} */
                        state: "waiting";
                    };
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
    takeDeskWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                address: string;
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
                    "application/json": components["schemas"]["DeskWebhookTaken"];
                };
            };
        };
    };
    getDeskView: {
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
                    "application/json": components["schemas"]["DeskLenderLine"];
                };
            };
        };
    };
    guideThroughLender: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskLenderGuidance"];
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
                    "application/json": components["schemas"]["DeskLenderGuidanceAnswer"];
                };
            };
        };
    };
    tellDeskAt: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskHook"];
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
                    "application/json": components["schemas"]["DeskHookAnswer"];
                };
            };
        };
    };
    getDeskBoard: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                project_id?: string;
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
                    "application/json": components["schemas"]["DeskBoard"];
                };
            };
        };
    };
    listDeskBorrowers: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskBorrower"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskBorrowers: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskBorrower"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskBorrowers: {
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
                "application/json": components["schemas"]["DeskBorrowerWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskCalibration: {
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
                    "application/json": components["schemas"]["DeskCalibration"];
                };
            };
        };
    };
    listDeskChannels: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskChannel"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskChannels: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskChannel"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskChannels: {
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
                "application/json": components["schemas"]["DeskChannelWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    checkDesk: {
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
                    "application/json": components["schemas"]["DeskCheck"];
                };
            };
        };
    };
    listDeskCoaching: {
        parameters: {
            query?: {
                borrower_id?: string;
                cursor?: string;
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
                    "application/json": components["schemas"]["DeskCoachingPage"];
                };
            };
        };
    };
    listDeskConnections: {
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
                    "application/json": components["schemas"]["DeskConnectionsView"];
                };
            };
        };
    };
    makeDeskConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskConnectionWish"];
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
                    "application/json": components["schemas"]["DeskConnectionSecret"];
                };
            };
        };
    };
    endDeskConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskConnectionNamed"];
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
                    "application/json": components["schemas"]["DeskConnectionNamed"];
                };
            };
        };
    };
    rotateDeskConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskConnectionNamed"];
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
                    "application/json": components["schemas"]["DeskConnectionSecret"];
                };
            };
        };
    };
    tellDeskConnection: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskConnectionLine"];
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
                    "application/json": components["schemas"]["DeskConnectionLineAnswer"];
                };
            };
        };
    };
    listDeskConsents: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskConsent"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskConsents: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskConsent"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskConsents: {
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
                "application/json": components["schemas"]["DeskConsentWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskContactDues: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["DeskContactDuePage"];
                };
            };
        };
    };
    listDeskContacts: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskContact"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskContacts: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskContact"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskContacts: {
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
                "application/json": components["schemas"]["DeskContactWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskDebts: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskDebt"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskDebts: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskDebt"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskDebts: {
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
                "application/json": components["schemas"]["DeskDebtWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskDrills: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                project_id?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskDrill"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    beginDeskDrill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskDrillWish"];
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
                    "application/json": components["schemas"]["DeskDrill"];
                };
            };
        };
    };
    moveDeskDrill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskDrillMove"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    tickDeskDrill: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskDrillTick"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskDrill: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["DeskDrill"];
                };
            };
        };
    };
    listDeskEngagements: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskEngagement"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskEngagements: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskEngagement"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskEngagements: {
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
                "application/json": components["schemas"]["DeskEngagementWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    endDeskEnrolled: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEnrolledEnd"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskEnrolments: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskEnrolment"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    pullDeskLender: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskLenderPull"];
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
                    "application/json": components["schemas"]["DeskLenderState"];
                };
            };
        };
    };
    getDeskEnrolments: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskEnrolment"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskEnrolments: {
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
                "application/json": components["schemas"]["DeskEnrolmentWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskLender: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["DeskLenderState"];
                };
            };
        };
    };
    bindDeskLender: {
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
                "application/json": components["schemas"]["DeskLenderBinding"];
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
                    "application/json": components["schemas"]["DeskLenderState"];
                };
            };
        };
    };
    listDeskEnterpriseCashFlows: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskEnterpriseCashFlow"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskEnterpriseCashFlows: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskEnterpriseCashFlow"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskEnterpriseCashFlows: {
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
                "application/json": components["schemas"]["DeskEnterpriseCashFlowWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    endDeskEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEntryEnd"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskFacilities: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskFacility"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskFacilities: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskFacility"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskFacilities: {
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
                "application/json": components["schemas"]["DeskFacilityWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskGroupBoard: {
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
                    "application/json": components["schemas"]["DeskGroupBoard"];
                };
            };
        };
    };
    listDeskGroups: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskGroup"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskGroups: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskGroup"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskGroups: {
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
                "application/json": components["schemas"]["DeskGroupWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskGuidances: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskGuidance"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    sendDeskGuidance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskGuidanceSending"];
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
                    "application/json": components["schemas"]["DeskGuidanceSent"];
                };
            };
        };
    };
    getDeskGuidances: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskGuidance"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskGuidances: {
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
                "application/json": components["schemas"]["DeskGuidanceWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskImportFields: {
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
                    "application/json": components["schemas"]["DeskImportShapes"];
                };
            };
        };
    };
    listDeskImportProfiles: {
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
                    "application/json": components["schemas"]["DeskImportProfileList"];
                };
            };
        };
    };
    keepDeskImportProfile: {
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
                "application/json": components["schemas"]["DeskImportProfileWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskImportRows: {
        parameters: {
            query: {
                import_id: string;
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
                    "application/json": components["schemas"]["DeskImportRows"];
                };
            };
        };
    };
    discardDeskImportRows: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskImportRowsDiscard"];
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
                    "application/json": components["schemas"]["DeskImportRowsDiscarded"];
                };
            };
        };
    };
    mendDeskImportRow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskImportRowMend"];
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
                    "application/json": components["schemas"]["DeskImportRowMended"];
                };
            };
        };
    };
    exportDeskImportRows: {
        parameters: {
            query: {
                import_id: string;
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
            /** @description The rows */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
        };
    };
    listDeskImports: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskImport"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    bringDeskImport: {
        parameters: {
            query: {
                count?: number;
                file_name?: string;
                preview?: string;
                profile_id: string;
                sum_minor?: number;
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
                    "application/json": components["schemas"]["DeskImportAnswer"];
                };
            };
        };
    };
    undoDeskImport: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskImportUndo"];
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
                    "application/json": components["schemas"]["DeskImportUndone"];
                };
            };
        };
    };
    listDeskIncidents: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskIncident"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    openDeskIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskIncidentWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    answerDeskIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskIncidentAnswer"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    closeDeskIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskIncidentClose"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    moveDeskIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskIncidentMove"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    reviewDeskIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskIncidentReview"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    takeDeskIncident: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskIncidentTake"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskIncident: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["DeskIncidentDetail"];
                };
            };
        };
    };
    listDeskRecoveryGuides: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["DeskRecoveryGuides"];
                };
            };
        };
    };
    minuteDeskMeeting: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskMeetingWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskNeeds: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskNeed"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskNeeds: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskNeed"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskNeeds: {
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
                "application/json": components["schemas"]["DeskNeedWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskNotices: {
        parameters: {
            query?: {
                about_id?: string;
                cursor?: number;
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
                    "application/json": {
                        data: components["schemas"]["DeskNoticeView"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    tellDeskNotice: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskNotice"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskObservations: {
        parameters: {
            query: {
                at?: string;
                known_at?: string;
                limit?: number;
                subject_id: string;
                subject_kind: "enrolment" | "facility" | "channel" | "project";
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
                    "application/json": components["schemas"]["DeskSeenList"];
                };
            };
        };
    };
    tellDeskObservations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskObservationBatch"];
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
                    "application/json": components["schemas"]["DeskObservationAnswer"];
                };
            };
        };
    };
    listDeskPeople: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["DeskPeople"];
                };
            };
        };
    };
    getDeskPicture: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                project_id?: string;
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
                    "application/json": components["schemas"]["DeskPicture"];
                };
            };
        };
    };
    getDeskPlaybookBoard: {
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
                    "application/json": components["schemas"]["DeskPlaybookBoard"];
                };
            };
        };
    };
    listDeskPlaybooks: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskPlaybook"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskPlaybooks: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskPlaybook"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskPlaybooks: {
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
                "application/json": components["schemas"]["DeskPlaybookWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskProcess: {
        parameters: {
            query: {
                from: string;
                to: string;
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
                    "application/json": components["schemas"]["DeskProcess"];
                };
            };
        };
    };
    listDeskProjects: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskProject"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskProjects: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskProject"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskProjects: {
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
                "application/json": components["schemas"]["DeskProjectWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskCashFlow: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["DeskCashFlow"];
                };
            };
        };
    };
    getDeskPlanning: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": components["schemas"]["DeskPlanningGround"];
                };
            };
        };
    };
    listDeskPlans: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                    "application/json": {
                        data: components["schemas"]["DeskPlanHead"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    makeDeskPlan: {
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
                "application/json": components["schemas"]["DeskPlanWish"];
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
                    "application/json": components["schemas"]["DeskPlan"];
                };
            };
            /** @description Default Response */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskPlanMaking"];
                };
            };
        };
    };
    checkDeskPlan: {
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
                "application/json": components["schemas"]["DeskPlanCheckWish"];
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
                    "application/json": components["schemas"]["DeskPlanCheck"];
                };
            };
        };
    };
    proposeDeskPlan: {
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
                "application/json": components["schemas"]["DeskPlanPropose"];
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
                    "application/json": components["schemas"]["DeskPlanAsked"];
                };
            };
        };
    };
    rehearseDeskPlan: {
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
                "application/json": components["schemas"]["DeskPlanRehearsal"];
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
                    "application/json": components["schemas"]["DeskPlanRehearsed"];
                };
            };
        };
    };
    replanDeskPlan: {
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
                "application/json": components["schemas"]["DeskReplan"];
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
                    "application/json": components["schemas"]["DeskReplanned"];
                };
            };
        };
    };
    getDeskPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                plan: string;
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
                    "application/json": components["schemas"]["DeskPlan"];
                };
            };
        };
    };
    getDeskPlanBook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                plan: string;
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
                    "application/json": components["schemas"]["DeskPlanBook"];
                };
            };
        };
    };
    getDeskPlanPremiums: {
        parameters: {
            query?: {
                risk_weights_ppm?: string;
            };
            header?: never;
            path: {
                id: string;
                plan: string;
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
                    "application/json": components["schemas"]["DeskPlanPremiums"];
                };
            };
        };
    };
    getDeskSwitch: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                plan: string;
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
                    "application/json": components["schemas"]["DeskSwitch"];
                };
            };
        };
    };
    listDeskProviders: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskProvider"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskProviders: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskProvider"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskProviders: {
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
                "application/json": components["schemas"]["DeskProviderWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskReceipts: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskReceipt"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskReceipts: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskReceipt"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskReceipts: {
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
                "application/json": components["schemas"]["DeskReceiptWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskRecoveries: {
        parameters: {
            query?: {
                cursor?: string;
                incident_id?: string;
                limit?: number;
                state?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskRecovery"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    openDeskRecovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskRecoveryWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    moveDeskRecovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskRecoveryMove"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    noteDeskRecovery: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskRecoveryNote"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskRecovery: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["DeskRecovery"];
                };
            };
        };
    };
    listDeskEvidence: {
        parameters: {
            query: {
                incident_id: string;
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
                    "application/json": components["schemas"]["DeskRecoveryEvidenceList"];
                };
            };
        };
    };
    attachDeskEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEvidenceWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    passOnDeskEvidence: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEvidencePassing"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    getDeskEvidencePage: {
        parameters: {
            query?: {
                lang?: "zh" | "en";
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
            /** @description The page */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/html": string;
                };
            };
        };
    };
    listDeskRelations: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskRelation"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskRelations: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskRelation"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskRelations: {
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
                "application/json": components["schemas"]["DeskRelationWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskReminders: {
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
                    "application/json": components["schemas"]["DeskReminders"];
                };
            };
        };
    };
    getDeskMonthlyPack: {
        parameters: {
            query: {
                format?: "json" | "html" | "pdf" | "csv";
                known_at?: string;
                lang?: "zh" | "en";
                month: string;
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
            /** @description The pack */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskMonthlyPack"];
                    "application/pdf": string;
                    "text/csv": string;
                    "text/html": string;
                };
            };
        };
    };
    listDeskScreeningResults: {
        parameters: {
            query?: {
                borrower_id?: string;
                cursor?: string;
                limit?: number;
                project_id?: string;
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
                    "application/json": components["schemas"]["DeskScreeningPage"];
                };
            };
        };
    };
    listDeskScreenings: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskScreening"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    screenForDesk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskScreeningAsked"];
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
                    "application/json": components["schemas"]["DeskScreeningKept"];
                };
            };
        };
    };
    getDeskScreenings: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskScreening"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskScreenings: {
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
                "application/json": components["schemas"]["DeskScreeningWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskServiceChecks: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskServiceCheck"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskServiceChecks: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskServiceCheck"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskServiceChecks: {
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
                "application/json": components["schemas"]["DeskServiceCheckWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskServiceComplaints: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskServiceComplaint"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskServiceComplaints: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskServiceComplaint"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskServiceComplaints: {
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
                "application/json": components["schemas"]["DeskServiceComplaintWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskServiceProviders: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskServiceProvider"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskServiceProviders: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskServiceProvider"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskServiceProviders: {
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
                "application/json": components["schemas"]["DeskServiceProviderWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskServiceStandings: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["DeskServiceStandingPage"];
                };
            };
        };
    };
    listDeskStandings: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": components["schemas"]["DeskStandings"];
                };
            };
        };
    };
    listDeskStatementEntries: {
        parameters: {
            query: {
                cursor?: string;
                limit?: number;
                state?: "open" | "assigned" | "set_aside";
                statement_id: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskStatementEntry"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    assignDeskStatementEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEntryAssign"];
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
                    "application/json": components["schemas"]["DeskEntrySaid"];
                };
            };
        };
    };
    reopenDeskStatementEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEntryReopen"];
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
                    "application/json": components["schemas"]["DeskEntrySaid"];
                };
            };
        };
    };
    setAsideDeskStatementEntry: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskEntrySetAside"];
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
                    "application/json": components["schemas"]["DeskEntrySaid"];
                };
            };
        };
    };
    listDeskStatements: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskStatement"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    bringDeskStatement: {
        parameters: {
            query?: {
                account?: string;
                preview?: string;
                project_id?: string;
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
                    "application/json": components["schemas"]["DeskStatementAnswer"];
                };
            };
        };
    };
    undoDeskStatement: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskStatementUndo"];
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
                    "application/json": components["schemas"]["DeskStatementUndone"];
                };
            };
        };
    };
    streamDesk: {
        parameters: {
            query?: {
                last_event_id?: string;
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
                    "text/event-stream": components["schemas"]["DeskStreamedFact"];
                };
            };
        };
    };
    listDeskTasks: {
        parameters: {
            query?: {
                assignee?: string;
                cursor?: string;
                drill_id?: string;
                incident_id?: string;
                limit?: number;
                plan_id?: string;
                state?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskTask"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    openDeskTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskTaskWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    moveDeskTask: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskTaskMove"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskTrainingValidity: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["DeskTrainingPage"];
                };
            };
        };
    };
    listDeskTrainings: {
        parameters: {
            query?: {
                at?: string;
                cursor?: string;
                known_at?: string;
                limit?: number;
                of?: string;
                with_ended?: string;
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
                    "application/json": {
                        data: components["schemas"]["DeskTraining"][];
                        has_more: boolean;
                        next_cursor: string | null;
                    };
                };
            };
        };
    };
    getDeskTrainings: {
        parameters: {
            query?: {
                at?: string;
                known_at?: string;
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
                    "application/json": {
                        entry: components["schemas"]["DeskTraining"];
                        history: components["schemas"]["DeskEntryHistory"];
                    };
                };
            };
        };
    };
    keepDeskTrainings: {
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
                "application/json": components["schemas"]["DeskTrainingWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    tuneDeskIndicator: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                indicator: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeskTuningWish"];
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
                    "application/json": components["schemas"]["DeskEntryKept"];
                };
            };
        };
    };
    listDeskWarnings: {
        parameters: {
            query?: {
                cursor?: string;
                indicator?: string;
                limit?: number;
                subject?: string;
                with_normal?: string;
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
                    "application/json": components["schemas"]["DeskWarnings"];
                };
            };
        };
    };
    requestDocuments: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id?: string;
                    /** Format: date-time */
                    due_at?: string;
                    items: ("identity_document" | "income_proof" | "employment_proof" | "bank_statement" | "financial_statement" | "cash_flow_plan" | "settlement_proof" | "purpose_invoice" | "address_proof" | "representative_proof" | "operation_log" | "other")[];
                    request_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    checkDocument: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    document_id: string;
                    /** @enum {string} */
                    item: "identity_document" | "income_proof" | "employment_proof" | "bank_statement" | "financial_statement" | "cash_flow_plan" | "settlement_proof" | "purpose_invoice" | "address_proof" | "representative_proof" | "operation_log" | "other";
                    /** @enum {string} */
                    result: "accepted" | "unreadable" | "expired" | "mismatch" | "incomplete";
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    submitDocument: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    document_id: string;
                    /** @enum {string} */
                    item: "identity_document" | "income_proof" | "employment_proof" | "bank_statement" | "financial_statement" | "cash_flow_plan" | "settlement_proof" | "purpose_invoice" | "address_proof" | "representative_proof" | "operation_log" | "other";
                    request_id?: string;
                    upload_id?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getDocument: {
        parameters: {
            query?: {
                again?: string;
                format?: "html" | "pdf";
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                borrower: string;
                kind: components["schemas"]["DocumentKind"];
                subject: string;
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
            /** @description The document */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": string;
                    "text/html": string;
                };
            };
        };
    };
    listDrawdowns: {
        parameters: {
            query?: {
                borrower?: string;
                cursor?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                limit?: number;
                state?: string;
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
                    "application/json": components["schemas"]["DrawdownList"];
                };
            };
        };
    };
    draw: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: number;
                    borrower_id: string;
                    client?: {
                        /** @enum {string} */
                        kind: "android" | "ios" | "harmony" | "web";
                        version: string;
                    };
                    currency: string;
                    device_id?: string;
                    drawdown_id: string;
                    /** @enum {string} */
                    purpose?: "consumption" | "education" | "medical" | "travel" | "renovation" | "business_turnover" | "house_purchase" | "mortgage_repayment" | "securities" | "fixed_asset_investment";
                    quote_id?: string;
                    repayment_method?: components["schemas"]["RepaymentMethod"];
                    session_id?: string;
                    tenor_months?: number;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getDrawdown: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                borrower: string;
                drawdown: string;
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
                    "application/json": components["schemas"]["DrawdownDetail"];
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
    explain: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id?: string;
                    document_ids?: string[];
                    explanation_id: string;
                    hold_id?: string;
                    text: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    limitFunder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    currency: string;
                    funder: string;
                    limit_minor: number;
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
                    "application/json": components["schemas"]["CommandAnswer"];
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
    listImports: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["ImportFileList"];
                };
            };
        };
    };
    importPayments: {
        parameters: {
            query?: {
                accept_partial?: "true" | "false";
                dry_run?: "true" | "false";
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
                    "application/json": components["schemas"]["ImportAnswer"];
                };
            };
        };
    };
    readImport: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
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
                    "application/json": components["schemas"]["ImportDetail"];
                };
            };
        };
    };
    listExceptions: {
        parameters: {
            query?: {
                cursor?: string;
                limit?: number;
                state?: "open" | "assigned" | "returned" | "listed";
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
                    "application/json": components["schemas"]["ImportExceptionList"];
                };
            };
        };
    };
    assignException: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    entry_id: string;
                    loan_id?: string;
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
                    "application/json": components["schemas"]["ImportEntry"];
                };
            };
        };
    };
    returnException: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    entry_id: string;
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
                    "application/json": components["schemas"]["ImportEntry"];
                };
            };
        };
    };
    openIncident: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    component: string;
                    /** Format: date-time */
                    expected_end_at?: string;
                    incident_id: string;
                    /** @enum {string} */
                    kind: "outage" | "data_fault" | "security";
                    /** @enum {string} */
                    severity: "minor" | "major" | "critical";
                    /** Format: date-time */
                    started_at: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    closeIncident: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    incident_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    requestIncrease: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    currency: string;
                    limit_minor?: number;
                    request_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    checkIncrease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    limit_minor?: number;
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
                    "application/json": components["schemas"]["IncreaseCheck"];
                };
            };
        };
    };
    listInvitations: {
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
                    "application/json": components["schemas"]["InvitationList"];
                };
            };
        };
    };
    invite: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationWish"];
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
                    "application/json": components["schemas"]["InvitationMade"];
                };
            };
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationAccept"];
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
                    "application/json": components["schemas"]["PasswordAnswer"];
                };
            };
        };
    };
    openInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitationToken"];
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
                    "application/json": components["schemas"]["InvitationOpened"];
                };
            };
        };
    };
    withdrawInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
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
                    };
                };
            };
        };
    };
    listKeys: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["KeyPage"];
                };
            };
        };
    };
    makeKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyWish"];
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
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
        };
    };
    collectKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyCollection"];
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
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyRevocation"];
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
                    "application/json": components["schemas"]["Key"];
                };
            };
        };
    };
    rotateKey: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["KeyRotation"];
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
                    "application/json": components["schemas"]["KeyMade"];
                };
            };
        };
    };
    controlLedger: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                on?: string;
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
                    "application/json": components["schemas"]["LedgerControl"];
                };
            };
        };
    };
    listJournal: {
        parameters: {
            query?: {
                account?: string;
                borrower?: string;
                cursor?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                from?: string;
                limit?: number;
                loan?: string;
                product?: string;
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
                    "application/json": components["schemas"]["JournalPage"];
                };
            };
        };
    };
    getTrialBalance: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                on?: string;
                product?: string;
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
                    "application/json": components["schemas"]["TrialBalance"];
                };
            };
        };
    };
    acceptLimit: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    proposal_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    proposeLimit: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    currency: string;
                    limit_minor: number;
                    proposal_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
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
                lifted_on?: string;
                limit?: number;
                limit_max?: number;
                limit_min?: number;
                placed_on?: string;
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
    closeLine: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    /** @enum {string} */
                    kind: "close" | "freeze";
                    request_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    reopenLine: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    request_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
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
    listLoans: {
        parameters: {
            query?: {
                borrower?: string;
                bucket?: string;
                currency?: string;
                cursor?: string;
                due_before?: string;
                due_on?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                limit?: number;
                product?: string;
                sort?: "loan_id" | "-loan_id" | "disbursed_on" | "-disbursed_on" | "principal_minor" | "-principal_minor" | "principal_left_minor" | "-principal_left_minor" | "first_unpaid_on" | "-first_unpaid_on" | "settled_on" | "-settled_on";
                status?: string;
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
                    "application/json": components["schemas"]["LoanList"];
                };
            };
        };
    };
    chargeMisuse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    finding_id: string;
                    loan_id: string;
                    /** @enum {string} */
                    used_for?: "consumption" | "education" | "medical" | "travel" | "renovation" | "business_turnover" | "house_purchase" | "mortgage_repayment" | "securities" | "fixed_asset_investment";
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    clearMisuse: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    /** @enum {string} */
                    cause: "remedied" | "found_wrongly";
                    finding_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    relieveLoan: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    kind: components["schemas"]["ReliefKind"];
                    loan_id: string;
                    months: number;
                    /** @enum {string} */
                    reason: "hardship" | "disaster" | "illness" | "unemployment" | "policy";
                    relief_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    writeOffLoan: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    currency: string;
                    loan_id: string;
                    principal_minor: number;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getLoan: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
            };
            header?: never;
            path: {
                borrower: string;
                loan: string;
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
                    "application/json": components["schemas"]["LoanDetail"];
                };
            };
        };
    };
    planMaintenance: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    components: string[];
                    /** Format: date-time */
                    ends_at: string;
                    maintenance_id: string;
                    /** Format: date-time */
                    starts_at: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    endMaintenance: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    maintenance_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    startMaintenance: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    expected_end_at?: string;
                    maintenance_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    refuseAutomatedDecision: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    notice_id?: string;
                    request_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    decideManualReview: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    hold_id?: string;
                    request_id: string;
                    /** @enum {string} */
                    result: "upheld" | "overturned" | "in_part";
                    text?: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getMe: {
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
                    "application/json": components["schemas"]["Me"];
                };
            };
        };
    };
    previewAdverse: {
        parameters: {
            query: {
                action: "another_device" | "another_application" | "failed_verification" | "drawdown_request";
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
                    "application/json": components["schemas"]["MePreview"];
                };
            };
        };
    };
    askForCallback: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date */
                    day?: string;
                    phone?: string;
                    request_id: string;
                    text?: string;
                    /** @enum {string} */
                    time?: "morning" | "midday" | "afternoon" | "evening";
                    wished?: string;
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
                    "application/json": components["schemas"]["MeReceipt"];
                };
            };
        };
    };
    listMyCases: {
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
                    "application/json": components["schemas"]["MeCaseList"];
                };
            };
        };
    };
    openMyCase: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    hold_id?: string;
                    /** @enum {string} */
                    kind: "appeal" | "ticket" | "manual_review" | "security" | "objection" | "complaint";
                    loan_id?: string;
                    notice_id?: string;
                    request_id: string;
                    text?: string;
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
                    "application/json": components["schemas"]["MeReceipt"];
                };
            };
        };
    };
    getMyCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
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
                    "application/json": components["schemas"]["MeCaseDetail"];
                };
            };
        };
    };
    addToMyCase: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                case: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    request_id: string;
                    text: string;
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
                    "application/json": components["schemas"]["MeSaid"];
                };
            };
        };
    };
    commitMyself: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    duration_months: number;
                    hold_id?: string;
                    request_id: string;
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
                    "application/json": components["schemas"]["MeSaid"];
                };
            };
        };
    };
    listMyConsents: {
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
                    "application/json": components["schemas"]["MeConsents"];
                };
            };
        };
    };
    changeMyConsent: {
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
                    consent: "score" | "bureau" | "device" | "marketing" | "desk.board" | "desk.limit" | "desk.balance" | "desk.due_dates" | "desk.score" | "desk.reasons" | "desk.inquiries" | "desk.income";
                    given: boolean;
                    request_id: string;
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
                    "application/json": components["schemas"]["MeSaid"];
                };
            };
        };
    };
    getMyContact: {
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
                    "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    setMyContact: {
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
                    language: "zh" | "en";
                    opted_out: ("near_hold" | "back" | "payment_due" | "on_time" | "freshness" | "borrowing" | "monthly_report" | "learning" | "desk_guidance")[];
                    quiet_hours: {
                        from: number;
                        until: number;
                    } | null;
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
                    "application/json": components["schemas"]["Contact"];
                };
            };
        };
    };
    correctMyData: {
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
                    kind: "name" | "id_number" | "phone" | "address" | "bank_card" | "employer" | "email" | "free_text";
                    request_id: string;
                    text: string;
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
                    "application/json": components["schemas"]["MeReceipt"];
                };
            };
        };
    };
    getMyDeletion: {
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
                    "application/json": components["schemas"]["MeDeletion"];
                };
            };
        };
    };
    askForDeletion: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    request_id: string;
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
                    "application/json": components["schemas"]["MeDeletion"];
                };
            };
        };
    };
    takeDeletionBack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    request_id: string;
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
                    "application/json": components["schemas"]["MeDeletion"];
                };
            };
        };
    };
    listMyDeskLinks: {
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
                    "application/json": components["schemas"]["MeDeskLinks"];
                };
            };
        };
    };
    makeMyDeskLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeDeskLinkWish"];
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
                    "application/json": components["schemas"]["MeDeskLinkMade"];
                };
            };
        };
    };
    endMyDeskLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MeDeskLinkEnd"];
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
                    "application/json": components["schemas"]["MeDeskLinkEnded"];
                };
            };
        };
    };
    explainMyself: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    case_id?: string;
                    hold_id?: string;
                    request_id: string;
                    text: string;
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
                    "application/json": components["schemas"]["MeSaid"];
                };
            };
        };
    };
    listMyFaq: {
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
                    "application/json": components["schemas"]["MeFaq"];
                };
            };
        };
    };
    checkMyIncrease: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    limit_minor?: number;
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
                    "application/json": components["schemas"]["IncreaseCheck"];
                };
            };
        };
    };
    listMyMessages: {
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
                    "application/json": components["schemas"]["MessageList"];
                };
            };
        };
    };
    readMyMessages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    keys: string[];
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listMyNotices: {
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
                    "application/json": components["schemas"]["MeNoticeList"];
                };
            };
        };
    };
    readMyNotices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    ids: string[];
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
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    getMyReceipt: {
        parameters: {
            query?: never;
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
                    "application/json": components["schemas"]["Receipt"];
                };
            };
        };
    };
    getMyPersonalData: {
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
                    "application/json": components["schemas"]["MePersonalData"];
                };
            };
        };
    };
    copyMyPersonalData: {
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
                    "application/json": components["schemas"]["MePersonalCopy"];
                };
            };
        };
    };
    getMyScore: {
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
                    "application/json": components["schemas"]["MeScoreMoves"];
                };
            };
        };
    };
    askForSignInCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: email */
                    email?: string;
                    /**
                     * @default zh
                     * @enum {string}
                     */
                    language?: "zh" | "en";
                    organisation?: string;
                    phone?: string;
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
                    "application/json": components["schemas"]["MeChallenge"];
                };
            };
        };
    };
    confirmSignInCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: uuid */
                    challenge_id: string;
                    code: string;
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
                    "application/json": components["schemas"]["MeSession"];
                };
            };
        };
    };
    signOutMe: {
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
    listMyTasks: {
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
                    "application/json": components["schemas"]["MeTasks"];
                };
            };
        };
    };
    uploadMine: {
        parameters: {
            query: {
                item: "identity_document" | "income_proof" | "employment_proof" | "bank_statement" | "financial_statement" | "cash_flow_plan" | "settlement_proof" | "purpose_invoice" | "address_proof" | "representative_proof" | "operation_log" | "other";
                request_id?: string;
                upload_id: string;
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
                    "application/json": components["schemas"]["MeUpload"];
                };
            };
        };
    };
    getMyUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                upload: string;
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
                    "application/json": components["schemas"]["MeUpload"];
                };
            };
        };
    };
    startMyVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bank_card: string;
                    id_number: string;
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
                    "application/json": components["schemas"]["Verification"];
                };
            };
        };
    };
    confirmMyVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    code: string;
                    verification_id: string;
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
                    "application/json": components["schemas"]["MeVerified"];
                };
            };
        };
    };
    getMyWayBack: {
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
                    "application/json": components["schemas"]["WayBack"];
                };
            };
        };
    };
    keepMyWayBack: {
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
                    "application/json": components["schemas"]["WayBackPromise"];
                };
            };
        };
    };
    measureApprovals: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                from?: string;
                product?: string;
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
                    "application/json": components["schemas"]["ApprovalMeasures"];
                };
            };
        };
    };
    measureCases: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                opened_before?: string;
                opened_from?: string;
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
                    "application/json": components["schemas"]["CaseMeasures"];
                };
            };
        };
    };
    measureFlows: {
        parameters: {
            query?: {
                /** @description 14 if left out */
                abandon_days?: number;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                from?: string;
                product?: string;
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
                    "application/json": components["schemas"]["FlowMeasures"];
                };
            };
        };
    };
    measureRecovery: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                from?: string;
                product?: string;
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
                    "application/json": components["schemas"]["RecoveryMeasures"];
                };
            };
        };
    };
    measureRestrictions: {
        parameters: {
            query?: {
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                from?: string;
                /** @description 30 if left out */
                harmless_days?: number;
                product?: string;
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
                    "application/json": components["schemas"]["RestrictionMeasures"];
                };
            };
        };
    };
    listNoticeTemplates: {
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
                    "application/json": components["schemas"]["NoticeTemplateList"];
                };
            };
        };
    };
    draftNoticeTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about: string;
                    words: {
                        closing: {
                            en: string;
                            zh: string;
                        };
                        opening: {
                            en: string;
                            zh: string;
                        };
                        subject: {
                            en: string;
                            zh: string;
                        };
                    };
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
                        about: string;
                        version: number;
                    };
                };
            };
        };
    };
    approveNoticeTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about: string;
                    version: number;
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
                        about: string;
                        version: number;
                    };
                };
            };
        };
    };
    previewNoticeTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    about: string;
                    words: {
                        closing: {
                            en: string;
                            zh: string;
                        };
                        opening: {
                            en: string;
                            zh: string;
                        };
                        subject: {
                            en: string;
                            zh: string;
                        };
                    };
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
                    "application/json": components["schemas"]["NoticeTemplatePreview"];
                };
            };
        };
    };
    issueOrder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    basis: string;
                    /** @enum {string} */
                    closes: "new_lines" | "draws" | "increases";
                    /** Format: date-time */
                    ends_at?: string;
                    /** @enum {string} */
                    licence?: "bank" | "consumer_finance" | "micro_lender" | "trust";
                    order_id: string;
                    /** Format: date-time */
                    starts_at: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    liftOrder: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    order_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
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
    proposePack: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PackProposal"];
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
                    "application/json": components["schemas"]["Approval"];
                };
            };
        };
    };
    getPackReport: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                hash: string;
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
                    "application/json": components["schemas"]["PackReport"];
                };
            };
        };
    };
    quotePayoff: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PayoffRequest"];
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
                    "application/json": components["schemas"]["PayoffQuote"];
                };
            };
        };
    };
    listPeople: {
        parameters: {
            query?: {
                cursor?: string;
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
                    "application/json": components["schemas"]["MemberPage"];
                };
            };
        };
    };
    endSessionsOfPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberOrder"];
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
                    };
                };
            };
        };
    };
    joinAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountsJoin"];
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
                    };
                };
            };
        };
    };
    removeSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberOrder"];
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
                    };
                };
            };
        };
    };
    restorePerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberOrder"];
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
                    };
                };
            };
        };
    };
    setRoles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RolesChange"];
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
                    };
                };
            };
        };
    };
    suspendPerson: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberOrder"];
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
                    };
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
    quoteDrawdown: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: number;
                    borrower_id: string;
                    client?: {
                        /** @enum {string} */
                        kind: "android" | "ios" | "harmony" | "web";
                        version: string;
                    };
                    currency: string;
                    /** @enum {string} */
                    purpose?: "consumption" | "education" | "medical" | "travel" | "renovation" | "business_turnover" | "house_purchase" | "mortgage_repayment" | "securities" | "fixed_asset_investment";
                    quote_id: string;
                    repayment_method?: components["schemas"]["RepaymentMethod"];
                    tenor_months?: number;
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
                    "application/json": components["schemas"]["CommandAnswer"];
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
    getRecord: {
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
                    "application/json": components["schemas"]["Record"];
                };
            };
        };
    };
    getRecordConsistency: {
        parameters: {
            query: {
                before: number;
                head: number;
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
                    "application/json": components["schemas"]["RecordConsistency"];
                };
            };
        };
    };
    getTreeHead: {
        parameters: {
            query?: {
                number?: number;
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
                    "application/json": components["schemas"]["TreeHead"];
                };
            };
        };
    };
    listRecordKeys: {
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
                    "application/json": components["schemas"]["RecordKeyList"];
                };
            };
        };
    };
    getRepaymentCalendar: {
        parameters: {
            query?: {
                currency?: string;
                /** @description Only these fields, of the object or of each item of the list, joined by commas */
                fields?: string;
                from?: string;
                product?: string;
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
                    "application/json": components["schemas"]["RepaymentCalendar"];
                };
            };
        };
    };
    repay: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: number;
                    borrower_id: string;
                    currency: string;
                    loan_id?: string;
                    repayment_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    reverseRepayment: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    amount_minor: number;
                    borrower_id: string;
                    /** @enum {string} */
                    cause: "insufficient_funds" | "disputed" | "posted_wrongly";
                    currency: string;
                    repayment_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    requestReverification: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    case_id?: string;
                    /** Format: date-time */
                    due_at?: string;
                    request_id: string;
                    /** @enum {string} */
                    trigger: "periodic" | "increase_requested" | "document_expired" | "new_device" | "takeover_suspected" | "operator" | "regulation";
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getSandboxBureau: {
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
                    "application/json": components["schemas"]["SandboxBureauView"];
                };
            };
        };
    };
    setSandboxBureau: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 0 */
                    delay_ms?: number;
                    /** @default {} */
                    reports?: {
                        [key: string]: {
                            /** @default null */
                            debts?: {
                                balance_minor: number;
                                currency: string;
                                lender_count: number;
                                obligation_minor: number;
                            } | null;
                            /** @default [] */
                            delinquencies?: {
                                days_past_due: number;
                                record_id: string;
                            }[];
                            /** @default null */
                            file?: {
                                account_count: number;
                                on_file_months: number;
                            } | null;
                            /** @default [] */
                            inquiries?: {
                                inquiry_id: string;
                                /** @enum {string} */
                                purpose: "application" | "guarantee" | "account_review" | "self";
                            }[];
                        };
                    };
                    /** @default 0 */
                    unavailable_next?: number;
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
                    "application/json": components["schemas"]["SandboxBureauView"];
                };
            };
        };
    };
    getSandboxIdentity: {
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
                    "application/json": components["schemas"]["SandboxIdentityView"];
                };
            };
        };
    };
    setSandboxIdentity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 0 */
                    delay_ms?: number;
                    /** @default 0 */
                    unavailable_next?: number;
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
                    "application/json": components["schemas"]["SandboxIdentityView"];
                };
            };
        };
    };
    listSandboxLetters: {
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
                    "application/json": components["schemas"]["SandboxLetters"];
                };
            };
        };
    };
    getSandboxPayment: {
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
                    "application/json": components["schemas"]["SandboxPaymentView"];
                };
            };
        };
    };
    setSandboxPayment: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 0 */
                    delay_ms?: number;
                    /** @default false */
                    duplicate_callback?: boolean;
                    /**
                     * @default technical
                     * @enum {string}
                     */
                    fail_cause?: "bank_card" | "funder" | "technical";
                    /** @default false */
                    fail_final?: boolean;
                    /** @default 0 */
                    fail_next?: number;
                    /** @default 0 */
                    lose_answer_next?: number;
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
                    "application/json": components["schemas"]["SandboxPaymentView"];
                };
            };
        };
    };
    getSandboxScanner: {
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
                    "application/json": components["schemas"]["SandboxScannerView"];
                };
            };
        };
    };
    setSandboxScanner: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 0 */
                    delay_ms?: number;
                    /** @default 0 */
                    unavailable_next?: number;
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
                    "application/json": components["schemas"]["SandboxScannerView"];
                };
            };
        };
    };
    getSandboxScore: {
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
                    "application/json": components["schemas"]["SandboxScoreView"];
                };
            };
        };
    };
    setSandboxScore: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @default 0 */
                    delay_ms?: number;
                    /** @default {} */
                    scores?: {
                        [key: string]: number;
                    };
                    /** @default 0 */
                    unavailable_next?: number;
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
                    "application/json": components["schemas"]["SandboxScoreView"];
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
    signInWithCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeSignIn"];
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
    signInWithPassword: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordSignIn"];
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
                    "application/json": components["schemas"]["PasswordAnswer"];
                };
            };
        };
    };
    proveSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Proof"];
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
    changeOrganisation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrganisationChoice"];
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
    signInWithProvider: {
        parameters: {
            query?: {
                return_to?: string;
            };
            header?: never;
            path: {
                provider: string;
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
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    returnFromProvider: {
        parameters: {
            query?: {
                code?: string;
                error?: string;
                state?: string;
            };
            header?: never;
            path: {
                provider: string;
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
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    listSignInWays: {
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
                    "application/json": components["schemas"]["SignInWays"];
                };
            };
        };
    };
    failSource: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** Format: date-time */
                    expected_end_at?: string;
                    source: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    restoreSource: {
        parameters: {
            query?: never;
            header?: {
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    source: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    getStatus: {
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
                    "application/json": components["schemas"]["PlatformStatus"];
                };
            };
        };
    };
    upload: {
        parameters: {
            query: {
                borrower_id: string;
                upload_id?: string;
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
                    "application/json": components["schemas"]["Upload"];
                };
            };
        };
    };
    getUpload: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                borrower: string;
                upload: string;
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
                    "application/json": components["schemas"]["Upload"];
                };
            };
        };
    };
    openUpload: {
        parameters: {
            query: {
                purpose: "borrower_service" | "identity_check" | "appeal_review" | "fraud_inquiry" | "legal_request" | "audit" | "data_subject_access" | "loan_servicing";
            };
            header?: never;
            path: {
                borrower: string;
                upload: string;
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
            /** @description The file */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/pdf": unknown;
                    "image/jpeg": unknown;
                    "image/png": unknown;
                };
            };
        };
    };
    startVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    bank_card: string;
                    borrower_id: string;
                    id_number: string;
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
                    "application/json": components["schemas"]["Verification"];
                };
            };
        };
    };
    confirmVerification: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    borrower_id: string;
                    code: string;
                    verification_id: string;
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
                    "application/json": components["schemas"]["CommandAnswer"];
                };
            };
        };
    };
    listWebhooks: {
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
                    "application/json": components["schemas"]["WebhookEndpointList"];
                };
            };
        };
    };
    addWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
                    types: string[];
                    /** Format: uri */
                    url: string;
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
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
        };
    };
    finishWebhookRotation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
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
                    };
                };
            };
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
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
                    };
                };
            };
        };
    };
    rotateWebhookSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
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
                    "application/json": components["schemas"]["WebhookSecret"];
                };
            };
        };
    };
    switchWebhookOn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    id: string;
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
                    };
                };
            };
        };
    };
}
