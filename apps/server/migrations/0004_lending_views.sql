-- 0004 views of loans, drawdowns, applications, repayments and the accounts.
-- Why    screens list loans by what is due, and the books must balance on any day without reading the whole log.
-- Locks  nothing that anybody waits for: new tables, and one row of projection an organisation.
-- Safe   the previous release does not know these tables, and goes on with the views it knows. All views are built anew once, bucket by bucket, by the first
--        server of this release; what they hold until then is seen meanwhile. A server of the previous release that still follows leaves these out: let all
--        servers be of this release, or run `fairline rebuild loans` afterwards.
-- Undo   drop table ledger_day_view, journal_view, due_day_view, repayment_view, application_view, drawdown_view, loan_view.
-- Days   are those of the product's time zone. Which day is today is no matter of a view: what is overdue is asked with the day.

-- `first_unpaid_on`: due day of the oldest instalment with something left to pay; past due from `overdue_from` on. Both null once paid back.
-- `loan`: its terms, plan and payments, from which all else follows.
create table loan_view (
  organisation_id      smallint not null,
  bucket               smallint not null,
  borrower_id          bigint   not null,
  loan_id              text     collate "C" not null,
  ref                  text     collate "C" not null,
  drawdown_id          text     not null,
  product              text     not null,
  currency             text     not null,
  principal_minor      bigint   not null,
  principal_left_minor bigint   not null,
  disbursed_on         date     not null,
  first_unpaid_on      date,
  overdue_from         date,
  settled_on           date,
  written_off_on       date,
  booked_through       date     not null,
  loan                 jsonb    not null,
  opened_by_sequence   integer  not null,
  sequence             integer  not null,
  constraint loan_view_pk primary key (bucket, borrower_id, loan_id)
) with (fillfactor = 80, autovacuum_vacuum_scale_factor = 0.05);
-- One index a column that lists are sorted by. What is missing comes below every value.
create index loan_view_id on loan_view (organisation_id, loan_id, ref);
create index loan_view_disbursed on loan_view (organisation_id, disbursed_on, loan_id, ref);
create index loan_view_principal on loan_view (organisation_id, principal_minor, loan_id, ref);
create index loan_view_left on loan_view (organisation_id, principal_left_minor, loan_id, ref);
create index loan_view_unpaid on loan_view (organisation_id, (coalesce(first_unpaid_on, '-infinity'::date)), loan_id, ref);
create index loan_view_settled on loan_view (organisation_id, (coalesce(settled_on, '-infinity'::date)), loan_id, ref);
create index loan_view_overdue on loan_view (organisation_id, overdue_from) where settled_on is null;

create table drawdown_view (
  organisation_id     smallint    not null,
  bucket              smallint    not null,
  borrower_id         bigint      not null,
  drawdown_id         text        collate "C" not null,
  ref                 text        collate "C" not null,
  state               text        not null,
  amount_minor        bigint      not null,
  currency            text,
  purpose             text,
  terms               jsonb,
  decline_code        text,
  causes              jsonb       not null,
  loan_id             text,
  failure             text,
  decided_at          timestamptz not null,
  ended_at            timestamptz,
  decided_by_sequence integer     not null,
  sequence            integer     not null,
  constraint drawdown_view_pk primary key (bucket, borrower_id, drawdown_id)
);
create index drawdown_view_newest on drawdown_view (organisation_id, decided_at, drawdown_id, ref);
create index drawdown_view_state on drawdown_view (organisation_id, state, decided_at, drawdown_id, ref);

create table application_view (
  organisation_id    smallint    not null,
  bucket             smallint    not null,
  borrower_id        bigint      not null,
  application_id     text        collate "C" not null,
  ref                text        collate "C" not null,
  state              text        not null,
  product            text        not null,
  wish_minor         bigint,
  offer              jsonb,
  causes             jsonb       not null,
  submitted_at       timestamptz not null,
  referred_at        timestamptz,
  offered_at         timestamptz,
  closed_at          timestamptz,
  took_ms            bigint,
  opened_by_sequence integer     not null,
  sequence           integer     not null,
  constraint application_view_pk primary key (bucket, borrower_id, application_id)
);
create index application_view_newest on application_view (organisation_id, submitted_at, application_id, ref);
create index application_view_state on application_view (organisation_id, state, submitted_at, application_id, ref);

-- An id may come again once the line has forgotten it: the event that applied it tells them apart.
create table repayment_view (
  organisation_id      smallint    not null,
  bucket               smallint    not null,
  borrower_id          bigint      not null,
  repayment_id         text        collate "C" not null,
  applied_by_sequence  integer     not null,
  ref                  text        collate "C" not null,
  paid_at              timestamptz not null,
  paid_on              date,
  amount_minor         bigint      not null,
  overpaid_minor       bigint      not null,
  beside_minor         bigint      not null,
  parts                jsonb       not null,
  booked_on            date,
  taken_back_at        timestamptz,
  taken_back_booked_on date,
  sequence             integer     not null,
  constraint repayment_view_pk primary key (bucket, borrower_id, repayment_id, applied_by_sequence)
);

-- What is still to be paid of loans, by due day: sums of all changes so far. Penalty is not in it, as it grows by the day.
create table due_day_view (
  organisation_id smallint not null,
  due_on          date     not null,
  bucket          smallint not null,
  currency        text     not null,
  product         text     not null,
  instalments     bigint   not null,
  principal_minor bigint   not null,
  interest_minor  bigint   not null,
  constraint due_day_view_pk primary key (organisation_id, due_on, bucket, currency, product)
);

-- One row an entry: a debit, or below zero a credit. `through`: the accounts follow the loan up to that day. `product` is empty for money that no loan has.
create table journal_view (
  organisation_id smallint not null,
  bucket          smallint not null,
  borrower_id     bigint   not null,
  sequence        integer  not null,
  nth             smallint not null,
  ref             text     collate "C" not null,
  booked_on       date     not null,
  through         date     not null,
  currency        text     not null,
  product         text     not null,
  loan_id         text     collate "C",
  account         text     not null,
  amount_minor    bigint   not null,
  constraint journal_view_pk primary key (bucket, borrower_id, sequence, nth)
);
create index journal_view_newest on journal_view (organisation_id, booked_on, ref, sequence, nth);
create index journal_view_account on journal_view (organisation_id, account, booked_on, ref, sequence, nth);
create index journal_view_loan on journal_view (bucket, borrower_id, loan_id, booked_on, sequence, nth);

-- What was debited and credited on a day. Balances are sums over all days so far.
create table ledger_day_view (
  organisation_id smallint not null,
  booked_on       date     not null,
  bucket          smallint not null,
  currency        text     not null,
  product         text     not null,
  account         text     not null,
  debit_minor     bigint   not null,
  credit_minor    bigint   not null,
  constraint ledger_day_view_pk primary key (organisation_id, booked_on, bucket, currency, product, account)
);

update projection set buckets_built = 0;

alter table loan_view enable row level security;
alter table drawdown_view enable row level security;
alter table application_view enable row level security;
alter table repayment_view enable row level security;
alter table due_day_view enable row level security;
alter table journal_view enable row level security;
alter table ledger_day_view enable row level security;
create policy own_organisation on loan_view using (organisation_id = (select current_organisation()));
create policy own_organisation on drawdown_view using (organisation_id = (select current_organisation()));
create policy own_organisation on application_view using (organisation_id = (select current_organisation()));
create policy own_organisation on repayment_view using (organisation_id = (select current_organisation()));
create policy own_organisation on due_day_view using (organisation_id = (select current_organisation()));
create policy own_organisation on journal_view using (organisation_id = (select current_organisation()));
create policy own_organisation on ledger_day_view using (organisation_id = (select current_organisation()));

grant select, insert, update, delete on loan_view, drawdown_view, application_view, repayment_view, due_day_view, journal_view, ledger_day_view
  to fairline_serving;
