-- On a new desk an offer that nobody answers goes on to a colleague after a while, so that no customer
-- waits for somebody who is not at the desk. A desk that is at work keeps what it has.
alter table mode_setting alter offer_timeout_on set default true;
update mode_setting set offer_timeout_on = true
where not exists (select from staff) and not exists (select from conversation);
