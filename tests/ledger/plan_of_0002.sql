-- A plan as the program wrote it when 0002 was its newest migration. Made once; never to be made again.
BEGIN TRANSACTION;
CREATE TABLE agency_state (
	id TEXT NOT NULL, 
	from_entry INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	aliases TEXT NOT NULL, 
	source_spelling TEXT, 
	merged_into TEXT, 
	present BOOLEAN NOT NULL, 
	to_entry INTEGER, 
	PRIMARY KEY (id, from_entry)
);
INSERT INTO "agency_state" VALUES('merseyside-police',2,'Merseyside Police','[]',NULL,NULL,1,NULL);
INSERT INTO "agency_state" VALUES('camhs',3,'CAMHS','[]','CAHMS',NULL,1,NULL);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE entry (
	number INTEGER NOT NULL, 
	previous_hash TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	at TEXT NOT NULL, 
	"by" TEXT NOT NULL, 
	step INTEGER NOT NULL, 
	kind TEXT NOT NULL, 
	schema_number INTEGER NOT NULL, 
	ref TEXT, 
	fields TEXT NOT NULL, 
	PRIMARY KEY (number)
);
INSERT INTO "entry" VALUES(1,'0000000000000000000000000000000000000000000000000000000000000000','2046f6cd1118d804c027dc9749201c691bdf222f0a0152ce743a9b977cf896ea','2027-01-04T12:00:00.000000+00:00','Business Manager',1,'plan-begun',1,NULL,'{"policy":{"action_planning_months":3,"due_near_days":28,"extensions_allowed":1,"extensions_at_most":0,"plan_due_months":3,"rules_number":1,"stale_days":42,"update_fresh_days":28,"vacant_days":28,"version":0}}');
INSERT INTO "entry" VALUES(2,'2046f6cd1118d804c027dc9749201c691bdf222f0a0152ce743a9b977cf896ea','dca366d9569d128d670d1cd243284d6bdcc289c6d98e89127f02d46abd278eca','2027-01-04T12:00:00.000000+00:00','Business Manager',2,'agency-added',1,NULL,'{"agency":"merseyside-police","aliases":[],"name":"Merseyside Police","source_spelling":null}');
INSERT INTO "entry" VALUES(3,'dca366d9569d128d670d1cd243284d6bdcc289c6d98e89127f02d46abd278eca','3615532ebe1eab692e0f38dc13835fb5ade22a494f1f19f38f23696687ed8ef8','2027-01-04T12:00:00.000000+00:00','Business Manager',2,'agency-added',1,NULL,'{"agency":"camhs","aliases":[],"name":"CAMHS","source_spelling":"CAHMS"}');
INSERT INTO "entry" VALUES(4,'3615532ebe1eab692e0f38dc13835fb5ade22a494f1f19f38f23696687ed8ef8','fefdf54f2539621075b5a4a2c5311fb301451406f8a0b9903ab30fcb8b318f17','2027-01-04T12:00:00.000000+00:00','Business Manager',2,'review-loaded',1,'SAM','{"contributing":["merseyside-police","camhs"],"governing_body":"Executive","partnership":"sha256:f9055fb7ee310ad76f89b0b667e0cab7dc89b886ea4d4cdf59834cb6372e0566","plan_due_on":"2027-04-04","position":1,"published_on":null,"review_kind":"sha256:9f0127638c13a8d218ce65258abd075de86fd6279ed59b0a856e5d863dd201c1","stated_count":2,"title":"sha256:8385a2d04e9eb5406538a68a8ab6e05ea9080a28497236e028d4c57edb510388"}');
INSERT INTO "entry" VALUES(5,'fefdf54f2539621075b5a4a2c5311fb301451406f8a0b9903ab30fcb8b318f17','d27cbc5ce4635baf54cda3b79806673b077beb608013169bdb94beff6e4f2441','2027-01-04T12:00:00.000000+00:00','Business Manager',2,'recommendation-published',1,'SAM-R01','{"addressed_to":null,"number":"1","position":1,"short_title":null,"suggested_agency":null,"theme":null,"wording":"sha256:a76d067552ba1925c0e7b4b7c0bb19366a551947117c4d846bb66d32aad5b5ea"}');
INSERT INTO "entry" VALUES(6,'d27cbc5ce4635baf54cda3b79806673b077beb608013169bdb94beff6e4f2441','53df3e49600e6b9894927c120ee720e3abf08521c2546aad49953dcd354fa01c','2027-01-04T12:00:00.000000+00:00','Business Manager',2,'recommendation-published',1,'SAM-R02','{"addressed_to":null,"number":"2","position":2,"short_title":null,"suggested_agency":null,"theme":null,"wording":"sha256:f5d801b375cfd6899c95d88c53100ebf12a10a56425eb34e2a58d8a22d687ecd"}');
INSERT INTO "entry" VALUES(7,'53df3e49600e6b9894927c120ee720e3abf08521c2546aad49953dcd354fa01c','88ac81f6cb7a9f77252e9c413ef982d9156f8cdae293e48058cdda20cb4256df','2027-01-04T12:00:00.000000+00:00','Business Manager',3,'meeting-added',1,NULL,'{"body":"Executive","meeting":"executive-2027-03-11","meeting_kind":"sitting","on":"2027-03-11"}');
INSERT INTO "entry" VALUES(8,'88ac81f6cb7a9f77252e9c413ef982d9156f8cdae293e48058cdda20cb4256df','13c4950a86d2d43c3608ebc3d4505b49b55983190a6d7e658e2a01eaeaad7b43','2027-01-04T12:00:00.000000+00:00','Business Manager',3,'meeting-added',1,NULL,'{"body":"Executive","meeting":"executive-2027-06-10","meeting_kind":"sitting","on":"2027-06-10"}');
INSERT INTO "entry" VALUES(9,'13c4950a86d2d43c3608ebc3d4505b49b55983190a6d7e658e2a01eaeaad7b43','0d82ccbc1e726f11f030972451d75bb4907cbb6e4931a880581deeedfac6ea5f','2027-01-04T12:00:00.000000+00:00','Business Manager',3,'meeting-added',1,NULL,'{"body":"Executive","meeting":"executive-2027-09-09","meeting_kind":"sitting","on":"2027-09-09"}');
INSERT INTO "entry" VALUES(10,'0d82ccbc1e726f11f030972451d75bb4907cbb6e4931a880581deeedfac6ea5f','44aef4e1ba9def66007e78799c8ab4f653b8f040ec0d9db102d102749c4ac90b','2027-01-04T12:00:00.000000+00:00','Business Manager',4,'response-recorded',1,'SAM-R01','{"response":"accepted-in-part","response_reason":"sha256:3369c831cd0da7e8ebb396f9684ed0065275aa195c9857911daa794cd773252e"}');
INSERT INTO "entry" VALUES(11,'44aef4e1ba9def66007e78799c8ab4f653b8f040ec0d9db102d102749c4ac90b','cd3a94b299c0d5c5a65be3532d9345e4d315e600cc8791a1ecd033a885c2b358','2027-01-04T12:00:00.000000+00:00','Business Manager',5,'owner-assigned',1,'SAM-R01','{"agency":"merseyside-police","confirmed":true,"contributing":[],"lead_name":"sha256:2435768bddac52fd2a1cc71263e910650188312f7adc0c222902fd6c5ce80ca3","lead_role":"sha256:60795a4b92ac59bdd3fc16b5252e03af0149ae77399d4016adf605a7a53285f1"}');
INSERT INTO "entry" VALUES(12,'cd3a94b299c0d5c5a65be3532d9345e4d315e600cc8791a1ecd033a885c2b358','92d5c967fda75bfe302498082addd5b9ba59324c2f5b3d5289c7f3078ec732e9','2027-01-04T12:00:00.000000+00:00','Business Manager',5,'owner-assigned',1,'SAM-R02','{"agency":"merseyside-police","confirmed":true,"contributing":[],"lead_name":"sha256:7ff0cb52d5a5aff7567fc952a285e3b85991528643361e3a236671a1c2150d04","lead_role":"sha256:d0e5e9afb4bf96618e290e1fe8e8832ce9481f68c9b93a1214150fc84375feec"}');
INSERT INTO "entry" VALUES(13,'92d5c967fda75bfe302498082addd5b9ba59324c2f5b3d5289c7f3078ec732e9','ca34e8521d0c404c8559b8809d414b92af1a38a3ff9d742a5b36d52669edd796','2027-01-04T12:00:00.000000+00:00','Business Manager',6,'date-proposed',1,'SAM-R01','{"on":"2027-03-20","reason":null}');
INSERT INTO "entry" VALUES(14,'ca34e8521d0c404c8559b8809d414b92af1a38a3ff9d742a5b36d52669edd796','e53bb905add1797f1e4ae8ce8acef8309dc961575f462aa8de3b9160ee6964d2','2027-01-04T12:00:00.000000+00:00','Business Manager',6,'date-proposed',1,'SAM-R02','{"on":"2027-03-20","reason":null}');
INSERT INTO "entry" VALUES(15,'e53bb905add1797f1e4ae8ce8acef8309dc961575f462aa8de3b9160ee6964d2','2861dc7778bc6b54c4fbcaf7acc6b16aa0e33f614d691e40d3bdcf490c670f25','2027-01-04T12:00:00.000000+00:00','Business Manager',7,'action-added',1,'SAM-R02-A1','{"parent":"SAM-R02","position":1,"wording":"sha256:3e5cd34dd21712e9952f487df39189c1158569445be9b4f0151c083f6aaed1ac"}');
INSERT INTO "entry" VALUES(16,'2861dc7778bc6b54c4fbcaf7acc6b16aa0e33f614d691e40d3bdcf490c670f25','dfa8820623f2e30d7f4a1193e46e095e101aaa0894bcb150415ec20c018fe4ef','2027-01-04T12:00:00.000000+00:00','Business Manager',7,'owner-assigned',1,'SAM-R02-A1','{"agency":"camhs","confirmed":true,"contributing":[],"lead_name":"","lead_role":""}');
INSERT INTO "entry" VALUES(17,'dfa8820623f2e30d7f4a1193e46e095e101aaa0894bcb150415ec20c018fe4ef','b6d8379c356dbd588454891e14fad7ebff309e0c425696196979be0c1704002c','2027-01-04T12:00:00.000000+00:00','Business Manager',7,'date-proposed',1,'SAM-R02-A1','{"on":"2027-04-30","reason":null}');
INSERT INTO "entry" VALUES(18,'b6d8379c356dbd588454891e14fad7ebff309e0c425696196979be0c1704002c','8391424a5169b70f43cda65d480a66a8b2a468a803a82dbe6bdbc497a0abe9d5','2027-03-03T12:00:00.000000+00:00','Business Manager',8,'meeting-added',1,NULL,'{"body":"Executive","meeting":"executive-2027-03-03","meeting_kind":"chairs-action","on":"2027-03-03"}');
INSERT INTO "entry" VALUES(19,'8391424a5169b70f43cda65d480a66a8b2a468a803a82dbe6bdbc497a0abe9d5','a5d3b3f28353318555bb800ae1af5001b6197314c78a48626e7dbbc893cf3b99','2027-03-03T12:00:00.000000+00:00','Business Manager',9,'date-adopted',1,'SAM-R01','{"meeting":"executive-2027-03-03","meeting_on":"2027-03-03","on":"2027-03-20"}');
INSERT INTO "entry" VALUES(20,'a5d3b3f28353318555bb800ae1af5001b6197314c78a48626e7dbbc893cf3b99','feb98cbb4f02dccbbb17f5eca08a08f2500e67e80f8de242f2cfc8f6a6147ca8','2027-03-11T12:00:00.000000+00:00','Business Manager',10,'date-adopted',1,'SAM-R02','{"meeting":"executive-2027-03-11","meeting_on":"2027-03-11","on":"2027-03-20"}');
INSERT INTO "entry" VALUES(21,'feb98cbb4f02dccbbb17f5eca08a08f2500e67e80f8de242f2cfc8f6a6147ca8','dc825846c664f5a1e18ac07cda117bb5af9093851250cc11dccc98f0f133275f','2027-03-11T12:00:00.000000+00:00','Business Manager',11,'date-adopted',1,'SAM-R02-A1','{"meeting":"executive-2027-03-11","meeting_on":"2027-03-11","on":"2027-04-30"}');
INSERT INTO "entry" VALUES(22,'dc825846c664f5a1e18ac07cda117bb5af9093851250cc11dccc98f0f133275f','88b24add7be8cb9447139856841a163068bd2e320a51bff7597ef78c8f990a2c','2027-03-11T12:00:00.000000+00:00','Business Manager',12,'extension-asked',1,'SAM-R01','{"asked_by":"sha256:526fac97e81fcf2b063c97b6e261a542648d1d2b1d68eb6da7be33ee5027623e","extension_reason":"sha256:8add924020cab3dfd19a2bdf7b1be89a83e8d0f95f6135cd3d5c0e2a8f875cf0","to":"2027-06-30"}');
INSERT INTO "entry" VALUES(23,'88b24add7be8cb9447139856841a163068bd2e320a51bff7597ef78c8f990a2c','1ae540f307c8910072e1a6dd44f3e88d55fca957603a94b503346049947a08ca','2027-03-11T12:00:00.000000+00:00','Business Manager',13,'extension-returned',1,'SAM-R01','{"meeting":"executive-2027-03-11","meeting_on":"2027-03-11","reason":"sha256:df9dd4292dd099fc3f9c5af351bf1b1fff84e5e0d4536cd300670b1a1e2df965"}');
INSERT INTO "entry" VALUES(24,'1ae540f307c8910072e1a6dd44f3e88d55fca957603a94b503346049947a08ca','3950e7aad89bed9986f8cbe6bba719efd676acb319f0c15188b4d9638260610c','2027-03-11T12:00:00.000000+00:00','Business Manager',14,'extension-asked',1,'SAM-R02','{"asked_by":"sha256:5d8f56e5e43c5e9144beb7bc8a24b1a1c9267b88b115d55bf5702ebea624f817","extension_reason":"sha256:7be909ed2a6f268c1349a0f552d3ed5a6031369bb431fcf801d0a7c1d632e5af","to":"2027-06-30"}');
INSERT INTO "entry" VALUES(25,'3950e7aad89bed9986f8cbe6bba719efd676acb319f0c15188b4d9638260610c','11e507d4c308806523528d4d1f0bbd9a6b7417677788ab43ee6102d1ca841ddd','2027-03-11T12:00:00.000000+00:00','Business Manager',15,'extension-refused',1,'SAM-R02','{"meeting":"executive-2027-03-11","meeting_on":"2027-03-11","reason":"sha256:99d6cf4cd59bcfeccf282d4ef5022a9dae41244b17633c3bb1fcc61557b65dd5"}');
INSERT INTO "entry" VALUES(26,'11e507d4c308806523528d4d1f0bbd9a6b7417677788ab43ee6102d1ca841ddd','b94d2ca22b631b0cd6d238b34f5efc384e49876560e470426efe9c8da6a2277e','2027-03-11T12:00:00.000000+00:00','Business Manager',16,'step-reversed',1,'SAM-R02','{"agency":null,"fields":["asked_by","extension_asked_on","extension_reason","extension_refused_on","extension_to"],"item":{"actions_added":1,"added_on":"2027-01-04","addressed_to":null,"adopted_at":"2027-03-11","adopted_on":"2027-03-20","agreed_by":null,"asked_by":24,"closed_on":null,"closing_reason":null,"completed_on":null,"completion_summary":null,"condition":null,"confirmed_from":null,"contributing":[],"date_recorded_on":"2027-03-11","declared":"none","due_on":"2027-03-20","evidence_impact":0,"evidence_output":0,"evidence_quality":0,"extended_at":null,"extension_asked_on":"2027-03-11","extension_reason":24,"extension_refused_on":null,"extension_to":"2027-06-30","first_dated_on":"2027-01-04","impact_review_on":null,"impact_state":null,"intended_outcome":null,"kind":"recommendation","last_contact_on":null,"last_update":null,"last_update_on":null,"lead_agency":"merseyside-police","lead_name":12,"lead_role":12,"measure":null,"number":"2","outcome":null,"override_body":null,"override_colour":null,"override_on":null,"override_reason":null,"override_rule_colour":null,"owner_confirmed":true,"parent":null,"pause_agreed":false,"pause_reason":null,"paused_until":null,"position":2,"present":true,"ref":"SAM-R02","reopened_reason":null,"reported_on":null,"response":"not-recorded","response_reason":null,"review":"SAM","short_title":null,"sign_off_recorded_by":null,"signed_off_at":null,"signed_off_on":null,"started_on":null,"status":"not-started","suggested_agency":null,"superseded_by":null,"theme":null,"times_moved":0,"vacant_since":null,"version":25,"will_do":null,"wording":6},"meeting":null,"policy":null,"record":null,"reverses":15,"review":null}');
INSERT INTO "entry" VALUES(27,'b94d2ca22b631b0cd6d238b34f5efc384e49876560e470426efe9c8da6a2277e','fa8b03b983b1e0c879f0549192328f8b040afff774992cd2a994d3f851575a2e','2027-03-11T12:00:00.000000+00:00','Business Manager',16,'step-reversed',1,'SAM-R02','{"agency":null,"fields":["present"],"item":null,"meeting":null,"policy":null,"record":{"by":"Business Manager","declared":null,"entry":25,"evidence_kind":null,"kind":"decision","meeting":"executive-2027-03-11","on":"2027-03-11","present":false,"ref":"SAM-R02","restricted":false,"sha256":null,"version":25,"via":null},"reverses":15,"review":null}');
INSERT INTO "entry" VALUES(28,'fa8b03b983b1e0c879f0549192328f8b040afff774992cd2a994d3f851575a2e','854e540f0317353e412f68f98305ac9a86054aa50b3c23fa432081c3cf72288b','2027-03-11T12:00:00.000000+00:00','Business Manager',17,'step-reversed',1,'SAM-R02','{"agency":null,"fields":["asked_by","extension_asked_on","extension_reason","extension_refused_on","extension_to"],"item":{"actions_added":1,"added_on":"2027-01-04","addressed_to":null,"adopted_at":"2027-03-11","adopted_on":"2027-03-20","agreed_by":null,"asked_by":null,"closed_on":null,"closing_reason":null,"completed_on":null,"completion_summary":null,"condition":null,"confirmed_from":null,"contributing":[],"date_recorded_on":"2027-03-11","declared":"none","due_on":"2027-03-20","evidence_impact":0,"evidence_output":0,"evidence_quality":0,"extended_at":null,"extension_asked_on":null,"extension_reason":null,"extension_refused_on":"2027-03-11","extension_to":null,"first_dated_on":"2027-01-04","impact_review_on":null,"impact_state":null,"intended_outcome":null,"kind":"recommendation","last_contact_on":null,"last_update":null,"last_update_on":null,"lead_agency":"merseyside-police","lead_name":12,"lead_role":12,"measure":null,"number":"2","outcome":null,"override_body":null,"override_colour":null,"override_on":null,"override_reason":null,"override_rule_colour":null,"owner_confirmed":true,"parent":null,"pause_agreed":false,"pause_reason":null,"paused_until":null,"position":2,"present":true,"ref":"SAM-R02","reopened_reason":null,"reported_on":null,"response":"not-recorded","response_reason":null,"review":"SAM","short_title":null,"sign_off_recorded_by":null,"signed_off_at":null,"signed_off_on":null,"started_on":null,"status":"not-started","suggested_agency":null,"superseded_by":null,"theme":null,"times_moved":0,"vacant_since":null,"version":26,"will_do":null,"wording":6},"meeting":null,"policy":null,"record":null,"reverses":16,"review":null}');
INSERT INTO "entry" VALUES(29,'854e540f0317353e412f68f98305ac9a86054aa50b3c23fa432081c3cf72288b','599d9b8924fc31e61153736e1b5b6a1e484060fdc7e0880183973e97281ba0ce','2027-03-11T12:00:00.000000+00:00','Business Manager',17,'step-reversed',1,'SAM-R02','{"agency":null,"fields":["present"],"item":null,"meeting":null,"policy":null,"record":{"by":"Business Manager","declared":null,"entry":25,"evidence_kind":null,"kind":"decision","meeting":"executive-2027-03-11","on":"2027-03-11","present":true,"ref":"SAM-R02","restricted":false,"sha256":null,"version":27,"via":null},"reverses":16,"review":null}');
INSERT INTO "entry" VALUES(30,'599d9b8924fc31e61153736e1b5b6a1e484060fdc7e0880183973e97281ba0ce','20acff6148ea25417b7ac7bda3e73686b02868bb54768c2e01e59393514819b8','2027-03-11T12:00:00.000000+00:00','Business Manager',18,'decision-minuted',1,'SAM-R02','{"meeting":"executive-2027-03-11","words":"sha256:7f11c528eaa8595217264c8a1e692adf5e7fc1a559fbb673a278b608140b44cc"}');
INSERT INTO "entry" VALUES(31,'20acff6148ea25417b7ac7bda3e73686b02868bb54768c2e01e59393514819b8','42e4f188080534f84c4e502b6e34d0224cd251811641137924928db0fe39f104','2027-03-11T12:00:00.000000+00:00','Business Manager',19,'meeting-closed',1,NULL,'{"meeting":"executive-2027-03-11"}');
INSERT INTO "entry" VALUES(32,'42e4f188080534f84c4e502b6e34d0224cd251811641137924928db0fe39f104','f38d46393b7f1f5bddeb9e248667c49483d0432178761a1418781980684dea14','2027-06-10T12:00:00.000000+00:00','Business Manager',20,'date-corrected',1,'SAM-R02-A1','{"meeting":"executive-2027-06-10","meeting_on":"2027-06-10","on":"2027-05-31","reason":"sha256:52c8e24ea02306bef1af3e2967f92cd8ab5fe2bacf3c43c9aadedc7e7a79425a"}');
INSERT INTO "entry" VALUES(33,'f38d46393b7f1f5bddeb9e248667c49483d0432178761a1418781980684dea14','c09b14e1fc5f7b435399821b52308fe6ee27af9f68f7c9e0eeda21635ac12c6b','2027-06-10T12:00:00.000000+00:00','Business Manager',21,'rating-overridden',1,'SAM-R01','{"body":"Executive","colour":"Amber","meeting":"executive-2027-06-10","meeting_on":"2027-06-10","override_reason":"sha256:68733485d4dc142724b244c1ca863c32f6fb5dd5b595dba5e51fe8d5d58a169e","rule_colour":"Red"}');
INSERT INTO "entry" VALUES(34,'c09b14e1fc5f7b435399821b52308fe6ee27af9f68f7c9e0eeda21635ac12c6b','5337fe19550af56bcbba8b692972787e42384e4db4c10b807a1c789cb5cce94f','2027-06-11T12:00:00.000000+00:00','Business Manager',22,'item-superseded',1,'SAM-R02-A1','{"by_item":null,"closing_reason":"sha256:e4b2a4d21eb0a6924fd5075bab87e8b2662f44a559317d6595cf325559bba583","meeting":"executive-2027-06-10","meeting_on":"2027-06-10"}');
CREATE TABLE entry_text (
	entry INTEGER NOT NULL, 
	field TEXT NOT NULL, 
	salt TEXT, 
	body TEXT, 
	redacted_by INTEGER, 
	PRIMARY KEY (entry, field), 
	FOREIGN KEY(entry) REFERENCES entry (number), 
	FOREIGN KEY(redacted_by) REFERENCES entry (number)
);
INSERT INTO "entry_text" VALUES(4,'title','ed56258ab863f4b12886739b947f0ba4','Child Sam',NULL);
INSERT INTO "entry_text" VALUES(4,'review_kind','3c651645389b25cdfb89c93664bdf66c','Multi-agency learning review',NULL);
INSERT INTO "entry_text" VALUES(4,'partnership','8f8de9adeb1f3621fea8adfb589ddb84','A partnership',NULL);
INSERT INTO "entry_text" VALUES(5,'wording','f649c69b808f077ee326eea39d6c75ad','Wording 1.',NULL);
INSERT INTO "entry_text" VALUES(6,'wording','189f06375658f8b4de8f91ed0ff30f92','Wording 2.',NULL);
INSERT INTO "entry_text" VALUES(10,'response_reason','be436bf16f4645552f05edabff7a4023','Two of three districts.',NULL);
INSERT INTO "entry_text" VALUES(11,'lead_role','923a96e96e580a7ebbab5f27bbd766e1','Superintendent',NULL);
INSERT INTO "entry_text" VALUES(11,'lead_name','96e0d6987ed22da98197fcf641016195','Postholder',NULL);
INSERT INTO "entry_text" VALUES(12,'lead_role','bd32def0efe13462b216e52797f3c4c0','Superintendent',NULL);
INSERT INTO "entry_text" VALUES(12,'lead_name','5905e46ccd8839530ac866ca557b5082','Postholder',NULL);
INSERT INTO "entry_text" VALUES(15,'wording','c428666b8562054f76e8caea49198e01','Train',NULL);
INSERT INTO "entry_text" VALUES(22,'extension_reason','a381f6329aa1ef63f125617f9fada795','More districts.',NULL);
INSERT INTO "entry_text" VALUES(22,'asked_by','dc2528ae4d12d25656784612131b80e4','Superintendent',NULL);
INSERT INTO "entry_text" VALUES(23,'reason','a9ee1e78fbe5c4ad0ddfa217b9614ff9','Which districts?',NULL);
INSERT INTO "entry_text" VALUES(24,'extension_reason','9126f4a5a9d922201988572edb41dff0','Staff.',NULL);
INSERT INTO "entry_text" VALUES(24,'asked_by','3292da5dd3196826be123609e64bd78c','Superintendent',NULL);
INSERT INTO "entry_text" VALUES(25,'reason','b8d0827d1fa9deb0997c8682749e2e94','No cause.',NULL);
INSERT INTO "entry_text" VALUES(30,'words','643c5c2d9e9d5e83b39ca3064e0819b6','Watch it.',NULL);
INSERT INTO "entry_text" VALUES(32,'reason','1b4de3b2cd18d28bb44d197d010cb322','Mistyped.',NULL);
INSERT INTO "entry_text" VALUES(33,'override_reason','1f8cadc2e9ac0863c69e2588ab792f81','In hand.',NULL);
INSERT INTO "entry_text" VALUES(34,'closing_reason','c76736aa8f8ae54d2a46fd071cef8465','Merged.',NULL);
CREATE TABLE item_state (
	ref TEXT NOT NULL, 
	from_entry INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	review TEXT NOT NULL, 
	parent TEXT, 
	number TEXT, 
	position INTEGER NOT NULL, 
	wording INTEGER NOT NULL, 
	added_on DATE NOT NULL, 
	short_title INTEGER, 
	theme INTEGER, 
	addressed_to INTEGER, 
	suggested_agency TEXT, 
	actions_added INTEGER NOT NULL, 
	response VARCHAR(40) NOT NULL, 
	response_reason INTEGER, 
	will_do INTEGER, 
	intended_outcome INTEGER, 
	measure INTEGER, 
	lead_agency TEXT, 
	lead_role INTEGER, 
	lead_name INTEGER, 
	owner_confirmed BOOLEAN NOT NULL, 
	confirmed_from INTEGER, 
	vacant_since DATE, 
	contributing TEXT NOT NULL, 
	due_on DATE, 
	adopted_on DATE, 
	adopted_at DATE, 
	first_dated_on DATE, 
	times_moved INTEGER NOT NULL, 
	extension_to DATE, 
	extension_asked_on DATE, 
	extension_reason INTEGER, 
	asked_by INTEGER, 
	extension_refused_on DATE, 
	extended_at DATE, 
	condition INTEGER, 
	date_recorded_on DATE, 
	status VARCHAR(40) NOT NULL, 
	started_on DATE, 
	declared VARCHAR(40) NOT NULL, 
	last_update INTEGER, 
	last_update_on DATE, 
	last_contact_on DATE, 
	evidence_output INTEGER NOT NULL, 
	evidence_quality INTEGER NOT NULL, 
	evidence_impact INTEGER NOT NULL, 
	completed_on DATE, 
	reported_on DATE, 
	outcome VARCHAR(40), 
	completion_summary INTEGER, 
	reopened_reason INTEGER, 
	paused_until DATE, 
	pause_agreed BOOLEAN NOT NULL, 
	pause_reason INTEGER, 
	signed_off_on DATE, 
	signed_off_at TEXT, 
	agreed_by INTEGER, 
	sign_off_recorded_by TEXT, 
	impact_state VARCHAR(40), 
	impact_review_on DATE, 
	closed_on DATE, 
	closing_reason INTEGER, 
	superseded_by TEXT, 
	override_colour VARCHAR(40), 
	override_rule_colour VARCHAR(40), 
	override_body TEXT, 
	override_on DATE, 
	override_reason INTEGER, 
	present BOOLEAN NOT NULL, 
	to_entry INTEGER, 
	PRIMARY KEY (ref, from_entry), 
	CONSTRAINT item_state_kind CHECK (kind IN ('recommendation', 'action')), 
	CONSTRAINT item_state_response CHECK (response IN ('not-recorded', 'accepted', 'accepted-in-part', 'not-accepted')), 
	CONSTRAINT item_state_status CHECK (status IN ('not-started', 'in-progress', 'reported-complete', 'signed-off', 'superseded', 'not-accepted')), 
	CONSTRAINT item_state_declared CHECK (declared IN ('green', 'amber', 'red', 'none')), 
	CONSTRAINT item_state_outcome CHECK (outcome IN ('delivered', 'in-part', 'not-introduced')), 
	CONSTRAINT item_state_impact_state CHECK (impact_state IN ('evidenced', 'partly', 'not-evidenced', 'too-early')), 
	CONSTRAINT item_state_override_colour CHECK (override_colour IN ('Red', 'Amber', 'Green', 'Blue', 'Grey', 'Closed')), 
	CONSTRAINT item_state_override_rule_colour CHECK (override_rule_colour IN ('Red', 'Amber', 'Green', 'Blue', 'Grey', 'Closed'))
);
INSERT INTO "item_state" VALUES('SAM-R01',5,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'[]',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,10);
INSERT INTO "item_state" VALUES('SAM-R02',6,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'[]',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,12);
INSERT INTO "item_state" VALUES('SAM-R01',10,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'accepted-in-part',10,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'[]',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,11);
INSERT INTO "item_state" VALUES('SAM-R01',11,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'accepted-in-part',10,NULL,NULL,NULL,'merseyside-police',11,11,1,NULL,NULL,'[]',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,13);
INSERT INTO "item_state" VALUES('SAM-R02',12,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,14);
INSERT INTO "item_state" VALUES('SAM-R01',13,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'accepted-in-part',10,NULL,NULL,NULL,'merseyside-police',11,11,1,NULL,NULL,'[]','2027-03-20',NULL,NULL,'2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,19);
INSERT INTO "item_state" VALUES('SAM-R02',14,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20',NULL,NULL,'2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,15);
INSERT INTO "item_state" VALUES('SAM-R02-A1',15,'action','SAM','SAM-R02',NULL,1,15,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,'[]',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,16);
INSERT INTO "item_state" VALUES('SAM-R02',15,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,1,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20',NULL,NULL,'2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,20);
INSERT INTO "item_state" VALUES('SAM-R02-A1',16,'action','SAM','SAM-R02',NULL,1,15,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,'camhs',NULL,NULL,1,NULL,NULL,'[]',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,17);
INSERT INTO "item_state" VALUES('SAM-R02-A1',17,'action','SAM','SAM-R02',NULL,1,15,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,'camhs',NULL,NULL,1,NULL,NULL,'[]','2027-04-30',NULL,NULL,'2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,21);
INSERT INTO "item_state" VALUES('SAM-R01',19,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'accepted-in-part',10,NULL,NULL,NULL,'merseyside-police',11,11,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-03','2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2027-03-03','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,22);
INSERT INTO "item_state" VALUES('SAM-R02',20,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,1,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-11','2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2027-03-11','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,24);
INSERT INTO "item_state" VALUES('SAM-R02-A1',21,'action','SAM','SAM-R02',NULL,1,15,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,'camhs',NULL,NULL,1,NULL,NULL,'[]','2027-04-30','2027-04-30','2027-03-11','2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2027-03-11','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,32);
INSERT INTO "item_state" VALUES('SAM-R01',22,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'accepted-in-part',10,NULL,NULL,NULL,'merseyside-police',11,11,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-03','2027-01-04',0,'2027-06-30','2027-03-11',22,22,NULL,NULL,NULL,'2027-03-03','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,23);
INSERT INTO "item_state" VALUES('SAM-R01',23,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'accepted-in-part',10,NULL,NULL,NULL,'merseyside-police',11,11,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-03','2027-01-04',0,NULL,NULL,NULL,NULL,'2027-03-11',NULL,NULL,'2027-03-03','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,33);
INSERT INTO "item_state" VALUES('SAM-R02',24,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,1,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-11','2027-01-04',0,'2027-06-30','2027-03-11',24,24,NULL,NULL,NULL,'2027-03-11','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,25);
INSERT INTO "item_state" VALUES('SAM-R02',25,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,1,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-11','2027-01-04',0,NULL,NULL,NULL,NULL,'2027-03-11',NULL,NULL,'2027-03-11','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,26);
INSERT INTO "item_state" VALUES('SAM-R02',26,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,1,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-11','2027-01-04',0,'2027-06-30','2027-03-11',24,24,NULL,NULL,NULL,'2027-03-11','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,28);
INSERT INTO "item_state" VALUES('SAM-R02',28,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,1,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-11','2027-01-04',0,NULL,NULL,NULL,NULL,'2027-03-11',NULL,NULL,'2027-03-11','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,30);
INSERT INTO "item_state" VALUES('SAM-R02',30,'recommendation','SAM',NULL,'2',2,6,'2027-01-04',NULL,NULL,NULL,NULL,1,'not-recorded',NULL,NULL,NULL,NULL,'merseyside-police',12,12,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-11','2027-01-04',0,NULL,NULL,NULL,NULL,'2027-03-11',NULL,NULL,'2027-03-11','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
INSERT INTO "item_state" VALUES('SAM-R02-A1',32,'action','SAM','SAM-R02',NULL,1,15,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,'camhs',NULL,NULL,1,NULL,NULL,'[]','2027-05-31','2027-05-31','2027-03-11','2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2027-06-10','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,1,34);
INSERT INTO "item_state" VALUES('SAM-R01',33,'recommendation','SAM',NULL,'1',1,5,'2027-01-04',NULL,NULL,NULL,NULL,0,'accepted-in-part',10,NULL,NULL,NULL,'merseyside-police',11,11,1,NULL,NULL,'[]','2027-03-20','2027-03-20','2027-03-03','2027-01-04',0,NULL,NULL,NULL,NULL,'2027-03-11',NULL,NULL,'2027-03-03','not-started',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Amber','Red','Executive','2027-06-10',33,1,NULL);
INSERT INTO "item_state" VALUES('SAM-R02-A1',34,'action','SAM','SAM-R02',NULL,1,15,'2027-01-04',NULL,NULL,NULL,NULL,0,'not-recorded',NULL,NULL,NULL,NULL,'camhs',NULL,NULL,1,NULL,NULL,'[]','2027-05-31','2027-05-31','2027-03-11','2027-01-04',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2027-06-10','superseded',NULL,'none',NULL,NULL,NULL,0,0,0,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2027-06-10',34,NULL,NULL,NULL,NULL,NULL,NULL,1,NULL);
CREATE TABLE meeting_state (
	id TEXT NOT NULL, 
	from_entry INTEGER NOT NULL, 
	body TEXT NOT NULL, 
	"on" DATE NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	cancelled BOOLEAN NOT NULL, 
	closed BOOLEAN NOT NULL, 
	closed_by INTEGER, 
	closed_on DATE, 
	packs_issued INTEGER NOT NULL, 
	papers_cut_off INTEGER, 
	papers_as_at DATE, 
	present BOOLEAN NOT NULL, 
	to_entry INTEGER, 
	PRIMARY KEY (id, from_entry), 
	CONSTRAINT meeting_state_kind CHECK (kind IN ('sitting', 'chairs-action'))
);
INSERT INTO "meeting_state" VALUES('executive-2027-03-11',7,'Executive','2027-03-11','sitting',0,0,NULL,NULL,0,NULL,NULL,1,31);
INSERT INTO "meeting_state" VALUES('executive-2027-06-10',8,'Executive','2027-06-10','sitting',0,0,NULL,NULL,0,NULL,NULL,1,NULL);
INSERT INTO "meeting_state" VALUES('executive-2027-09-09',9,'Executive','2027-09-09','sitting',0,0,NULL,NULL,0,NULL,NULL,1,NULL);
INSERT INTO "meeting_state" VALUES('executive-2027-03-03',18,'Executive','2027-03-03','chairs-action',0,0,NULL,NULL,0,NULL,NULL,1,NULL);
INSERT INTO "meeting_state" VALUES('executive-2027-03-11',31,'Executive','2027-03-11','sitting',0,1,31,'2027-03-11',0,NULL,NULL,1,NULL);
CREATE TABLE policy_state (
	from_entry INTEGER NOT NULL, 
	rules_number INTEGER NOT NULL, 
	plan_due_months INTEGER NOT NULL, 
	action_planning_months INTEGER NOT NULL, 
	due_near_days INTEGER NOT NULL, 
	update_fresh_days INTEGER NOT NULL, 
	stale_days INTEGER NOT NULL, 
	vacant_days INTEGER NOT NULL, 
	extensions_allowed INTEGER NOT NULL, 
	extensions_at_most INTEGER NOT NULL, 
	to_entry INTEGER, 
	PRIMARY KEY (from_entry)
);
INSERT INTO "policy_state" VALUES(1,1,3,3,28,28,42,28,1,0,NULL);
CREATE TABLE record_state (
	entry INTEGER NOT NULL, 
	from_entry INTEGER NOT NULL, 
	ref TEXT NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	"on" DATE NOT NULL, 
	"by" TEXT NOT NULL, 
	via VARCHAR(40), 
	declared VARCHAR(40), 
	evidence_kind VARCHAR(40), 
	sha256 TEXT, 
	restricted BOOLEAN NOT NULL, 
	meeting TEXT, 
	present BOOLEAN NOT NULL, 
	to_entry INTEGER, 
	PRIMARY KEY (entry, from_entry), 
	CONSTRAINT record_state_kind CHECK (kind IN ('update', 'note', 'evidence', 'decision')), 
	CONSTRAINT record_state_via CHECK (via IN ('phone', 'email', 'meeting')), 
	CONSTRAINT record_state_declared CHECK (declared IN ('green', 'amber', 'red', 'none')), 
	CONSTRAINT record_state_evidence_kind CHECK (evidence_kind IN ('output', 'quality', 'impact'))
);
INSERT INTO "record_state" VALUES(19,19,'SAM-R01','decision','2027-03-03','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-03',1,NULL);
INSERT INTO "record_state" VALUES(20,20,'SAM-R02','decision','2027-03-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-11',1,NULL);
INSERT INTO "record_state" VALUES(21,21,'SAM-R02-A1','decision','2027-03-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-11',1,NULL);
INSERT INTO "record_state" VALUES(23,23,'SAM-R01','decision','2027-03-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-11',1,NULL);
INSERT INTO "record_state" VALUES(25,25,'SAM-R02','decision','2027-03-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-11',1,27);
INSERT INTO "record_state" VALUES(25,27,'SAM-R02','decision','2027-03-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-11',0,29);
INSERT INTO "record_state" VALUES(25,29,'SAM-R02','decision','2027-03-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-11',1,NULL);
INSERT INTO "record_state" VALUES(30,30,'SAM-R02','decision','2027-03-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-03-11',1,NULL);
INSERT INTO "record_state" VALUES(32,32,'SAM-R02-A1','decision','2027-06-10','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-06-10',1,NULL);
INSERT INTO "record_state" VALUES(33,33,'SAM-R01','decision','2027-06-10','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-06-10',1,NULL);
INSERT INTO "record_state" VALUES(34,34,'SAM-R02-A1','decision','2027-06-11','Business Manager',NULL,NULL,NULL,NULL,0,'executive-2027-06-10',1,NULL);
CREATE TABLE review_state (
	ref TEXT NOT NULL, 
	from_entry INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	title INTEGER, 
	review_kind INTEGER, 
	partnership INTEGER, 
	governing_body TEXT NOT NULL, 
	stated_count INTEGER, 
	published_on DATE, 
	plan_due_on DATE NOT NULL, 
	loaded_on DATE NOT NULL, 
	contributing TEXT NOT NULL, 
	present BOOLEAN NOT NULL, 
	to_entry INTEGER, 
	PRIMARY KEY (ref, from_entry)
);
INSERT INTO "review_state" VALUES('SAM',4,1,4,4,4,'Executive',2,NULL,'2027-04-04','2027-01-04','["merseyside-police", "camhs"]',1,NULL);
CREATE INDEX ix_entry_ref ON entry (ref);
CREATE INDEX ix_entry_step ON entry (step);
CREATE INDEX ix_entry_at ON entry (at);
CREATE INDEX item_state_from ON item_state (from_entry);
CREATE INDEX record_state_ref ON record_state (ref);
CREATE INDEX record_state_meeting ON record_state (meeting);
CREATE UNIQUE INDEX item_state_in_force ON item_state (ref) WHERE to_entry IS NULL;
CREATE UNIQUE INDEX review_state_in_force ON review_state (ref) WHERE to_entry IS NULL;
CREATE UNIQUE INDEX agency_state_in_force ON agency_state (id) WHERE to_entry IS NULL;
CREATE UNIQUE INDEX record_state_in_force ON record_state (entry) WHERE to_entry IS NULL;
CREATE UNIQUE INDEX meeting_state_in_force ON meeting_state (id) WHERE to_entry IS NULL;
CREATE TRIGGER entry_no_update BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry is never changed'); END;
CREATE TRIGGER entry_no_delete BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only: an entry is never deleted'); END;
CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
    WHEN NEW.number IS NULL OR NEW.number <> (SELECT COALESCE(MAX(number), 0) + 1 FROM entry)
    BEGIN SELECT RAISE(ABORT, 'the ledger has no gaps: an entry takes the highest number + 1'); END;
CREATE TRIGGER entry_text_no_delete BEFORE DELETE ON entry_text
    BEGIN SELECT RAISE(ABORT, 'a text is never deleted: redact its entry'); END;
CREATE TRIGGER entry_text_only_redacted BEFORE UPDATE ON entry_text
    WHEN NEW.entry IS NOT OLD.entry OR NEW.field IS NOT OLD.field OR NEW.body IS NOT NULL OR NEW.salt IS NOT NULL
        OR OLD.redacted_by IS NOT NULL
        OR NOT EXISTS (SELECT 1 FROM entry WHERE number = NEW.redacted_by AND kind = 'text-redacted'
            AND number = (SELECT MAX(number) FROM entry))
    BEGIN SELECT RAISE(ABORT, 'a text is never changed: redact its entry'); END;
CREATE TRIGGER entry_text_with_its_entry BEFORE INSERT ON entry_text
    WHEN EXISTS (SELECT 1 FROM entry_text WHERE entry = NEW.entry AND field = NEW.field)
        OR NEW.redacted_by IS NOT NULL
        OR (SELECT step FROM entry WHERE number = NEW.entry) IS NOT (SELECT MAX(step) FROM entry)
    BEGIN SELECT RAISE(ABORT, 'a text is written once, with its entry'); END;
COMMIT;
