-- 0013 deliveries are found by the way that they go, and those that wait by their borrower.
-- Why    each endpoint and each channel is sent to by itself, so that one that does not answer holds up no other; and what is told of one borrower goes
--        there in the order in which it happened, which takes a look at what else of his still waits.
-- Locks  delivery, while both indexes are built: the time to read what waits.
-- Safe   the previous release finds what is due by the new index too, if more slowly; and it may send to an endpoint in another order.
-- Undo   drop index delivery_due, delivery_waiting; create index delivery_due on delivery (due_at) where state = 'waiting';
drop index delivery_due;
create index delivery_due on delivery (organisation_id, channel, coalesce(endpoint_id, ''), due_at) where state = 'waiting';
create index delivery_waiting on delivery (bucket, borrower_id, id) where state = 'waiting';
