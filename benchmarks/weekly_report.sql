-- A country's week: :volunteers facts and :requests requests, all of them received in the week 2020-W14.
-- Only what figures read: dated rows, without texts, people or pages one could open. Run on an empty, migrated database
-- with the reference lists; `weekly_report.py --make` does.
INSERT INTO directory_volunteerfact (from_at, to_at, registered_at, gender, sector, legal_status, is_expert, is_care, is_non_care, region_id, departement_id, function_id)
SELECT at, CASE WHEN n % 11 = 0 THEN at + interval '2 days' END, at, (ARRAY['man','woman','not_given'])[1 + n % 3],
       (ARRAY['sanitaire','medico_social','social','not_given'])[1 + n % 4], (ARRAY['public','private_nonprofit','private_for_profit','not_given'])[1 + n % 4],
       n % 2 = 0, n % 3 = 0, n % 5 = 0, (SELECT array_agg(code ORDER BY code) FROM directory_region)[1 + n % 19], NULL,
       (SELECT array_agg(id ORDER BY id) FROM directory_function)[1 + n % 20]
FROM (SELECT n, timestamptz '2020-03-16 08:00+01' + n * interval '4 seconds' AS at FROM generate_series(1, {volunteers}) n) dated;
INSERT INTO directory_volunteerfact_themes (volunteerfact_id, theme_id)
SELECT fact.id, theme.id FROM directory_volunteerfact fact
JOIN (SELECT id, row_number() OVER (ORDER BY id) AS place FROM directory_theme) theme ON theme.place IN (1 + fact.id % 60, 61 + fact.id % 10);
INSERT INTO directory_establishment (finess, name, category_id, sector, legal_status, region_id, refusal, domains, shown_as, created_at)
SELECT lpad(n::text, 9, '0'), 'E' || n, (SELECT min(code) FROM directory_establishmentcategory), (ARRAY['sanitaire','medico_social','social'])[1 + n % 3],
       'public', (SELECT array_agg(code ORDER BY code) FROM directory_region)[1 + n % 19], '', '', 'type', now() FROM generate_series(1, 1000) n;
INSERT INTO wagtailcore_page (path, depth, numchild, translation_key, locale_id, title, draft_title, slug, content_type_id, live, has_unpublished_changes, url_path, seo_title, show_in_menus, search_description, expired, locked)
SELECT lpad(n::text, 12, '0'), 3, 0, gen_random_uuid(), parent.locale_id, 'D' || n, 'D' || n, 'd-' || n,
       (SELECT id FROM django_content_type WHERE model = 'helprequestpage'), true, false, '/d-' || n || '/', '', false, '', false, false
FROM generate_series(1, {requests}) n, (SELECT locale_id FROM wagtailcore_page WHERE depth = 1) parent;
INSERT INTO help_requests_helprequestpage (page_ptr_id, establishment_id, kind, urgency, description, place)
SELECT id, (SELECT min(id) FROM directory_establishment) + id % 1000, 'positions', 'normal', '', '' FROM wagtailcore_page WHERE slug LIKE 'd-%';
INSERT INTO help_requests_helprequestpage_themes (helprequestpage_id, theme_id)
SELECT page_ptr_id, (SELECT array_agg(id ORDER BY id) FROM directory_theme)[1 + page_ptr_id % 60] FROM help_requests_helprequestpage;
INSERT INTO help_requests_stateperiod (help_request_id, state, started_at, ended_at, cause, comment)
SELECT id, state, sent + later, CASE WHEN state = 'in_review' THEN sent + interval '1 hour' END, '', ''
FROM (SELECT page_ptr_id AS id, timestamptz '2020-03-30 00:00+02' + (page_ptr_id % 100000) * interval '6 seconds' AS sent FROM help_requests_helprequestpage) page,
     (VALUES ('in_review', interval '0'), ('open', interval '1 hour')) AS step (state, later);
INSERT INTO help_requests_firstanswer (help_request_id, at)
SELECT help_request_id, started_at + (help_request_id % 40) * interval '10 minutes' FROM help_requests_stateperiod WHERE state = 'open';
INSERT INTO help_requests_need (sort_order, help_request_id, profession_id, number, verified_only)
SELECT 0, page_ptr_id, (SELECT array_agg(id ORDER BY id) FROM directory_profession)[1 + page_ptr_id % 50], 1 + page_ptr_id % 4, false FROM help_requests_helprequestpage;
INSERT INTO help_requests_filling (need_id, number, at)
SELECT id, 1, timestamptz '2020-04-04 12:00+02' FROM help_requests_need WHERE id % 3 = 0;
INSERT INTO community_thread (help_request_id, title, created_at, slow_seconds) SELECT page_ptr_id, '', now(), 0 FROM help_requests_helprequestpage;
INSERT INTO community_post (thread_id, voice, kind, at, body, html)
SELECT id, '', '', timestamptz '2020-04-03 12:00+02', '', '' FROM community_thread WHERE id % 5 = 0;
