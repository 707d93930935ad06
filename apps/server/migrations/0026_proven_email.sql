-- 0026 whether an e-mail that an identity provider said is known to be that person's.
-- Why    two accounts with one e-mail are one person to four eyes, where it is known to be his: an e-mail that nobody verified made strangers one person.
-- Locks  user_account exclusively, for an instant: a column without a default, and as many rows as there are people.
-- Safe   the previous release writes none: what it adds is looked at when he next signs in.
-- Undo   alter table user_account drop column email_proven_at.

-- email_proven_at  when his provider first said that it had verified it. Null: it did not, or he signs in with a password; then whoever invited him by it knows that it is his.
alter table user_account add column email_proven_at timestamptz;
-- Who was found to be somebody else's account was found by a verified e-mail, or joined by an administrator.
update user_account set email_proven_at = created_at where issuer is not null and person <> id;
grant update (email_proven_at) on user_account to fairline_serving;
